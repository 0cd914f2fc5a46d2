//! Members of parliament with their parties.
