//! OpenDocument texts.

use super::package::Package;
use crate::Error;
use crate::block::Block;

pub(super) fn read(_package: &mut Package<'_>) -> Result<Vec<Block<'static>>, Error> {
    Ok(Vec::new())
}
