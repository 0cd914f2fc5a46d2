//! `kamervragen schema`: the contract of the JSON.

use anyhow::Result;

use crate::Status;
use crate::outputs::whole::Output;

/// Prints the JSON Schema.
pub(crate) fn run() -> Result<Status> {
    let mut output = Output::standard();
    output.write(format!("{:#}\n", kamervragen::json_schema()).as_bytes())?;
    output.finish()?;
    Ok(Status::Clean)
}
