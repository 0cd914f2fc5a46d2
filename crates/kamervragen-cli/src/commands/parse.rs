//! `kamervragen parse`: one document as JSON on standard output.

use anyhow::Result;

use crate::Status;
use crate::args::ParseArgs;
use crate::input::Input;
use crate::outputs::whole::Output;

/// Prints the document, or says why there is none.
pub(crate) fn run(args: &ParseArgs) -> Result<Status> {
    let input = Input::find(&args.input)?.with_segments(args.segments);
    if args.text {
        return match input.text() {
            Ok(text) => print(text.as_bytes()).map(|()| Status::Clean),
            Err(failure) => Ok(input.fail(&failure)),
        };
    }
    let document = match input.document() {
        Ok(document) => document,
        Err(failure) => return Ok(input.fail(&failure)),
    };
    let mut json = if args.pretty { serde_json::to_string_pretty(&document) } else { document.to_json() }?;
    json.push('\n');
    print(json.as_bytes())?;
    Ok(input.judge(&document))
}

fn print(data: &[u8]) -> Result<()> {
    let mut output = Output::standard()?;
    output.write(data)?;
    output.finish()
}
