//! `kamervragen schema`: the contract of the JSON.

use anyhow::Result;

use crate::Status;
use crate::args::SchemaArgs;
use crate::outputs::whole::Output;

/// Prints the JSON Schema.
pub(crate) fn run(args: &SchemaArgs) -> Result<Status> {
    let schema = if args.dossier { kamervragen::dossier_json_schema() } else { kamervragen::json_schema() };
    let mut output = Output::standard()?;
    output.write(format!("{schema:#}\n").as_bytes())?;
    output.finish()?;
    Ok(Status::Clean)
}
