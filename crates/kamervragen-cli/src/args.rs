//! The command line: what can be asked for, and how `--help` puts it.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ColorChoice, Parser, Subcommand, ValueEnum};
use kamervragen::{Date, Format, Options};

const EXIT_CODES: &str = "\
Data goes to standard output or to files, everything else to standard error.

Exit codes:
  0  all well
  1  some document failed or has errors
  2  the tool could not run, or was broken off";

/// Turn Dutch parliamentary questions and answers (Kamervragen) into typed, paired, footnote-linked data
#[derive(Debug, Parser)]
#[command(name = "kamervragen", version, after_help = EXIT_CODES, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Convert(ConvertArgs),
    Parse(ParseArgs),
    Check(CheckArgs),
    Inspect(InspectArgs),
    Link(LinkArgs),
    Schema(SchemaArgs),
}

// Broken by hand to fit a terminal of 80 columns: what clap breaks loses its indent.
const CONVERT_HELP: &str = "\
Which files are read:
  A file that is named is always tried. A folder is walked in the order of its
  names; in it count as documents: .md .markdown .txt .text .xml .html .htm
  .docx .odt .pdf, in capitals too. Passed over are hidden files and folders,
  symbolic links and metadata records (metadata.xml, NAME.metadata.xml). No
  .gitignore is read.
  Archives are read in place, in their own order, as if they were folders called
  all.zip!: .zip .tar .tar.gz .tgz .tar.zst .tzst, not those inside others. One
  that unpacks to more than 250 times its size (and a gigabyte) is left there.

Metadata records:
  The facts of the publisher's record join those of the document. The record of
  X.pdf is X.metadata.xml beside it, else metadata.xml in the same folder: if it
  names the publication that the file is called after, or if the file is called
  after none and is the only document there. One that cannot be read gives the
  document a diagnostic (unreadable-record).

What is written:
  json   One file a document in the folder --out, called after its path below
         the folder that was given, with `.json` behind it. Where two inputs
         would get the same name, the first has it and the second fails
         (output-collision). When a document fails, the output that an earlier
         run left for it is removed, or it would pass for a result.
  jsonl  One file with a line a document, in the order of the inputs.
  markdown  One Markdown file a document, as json does, with `.md` behind the
         name. The facts stand at its top, and the tool reads it back.
  html   One web page a document, as json does, with `.html` behind the name,
         and index.html, which lists them and finds among them. The pages need
         no network and no server.
  parquet, csv
         One file a table in the folder --out: documents, questions, answers,
         exchanges (questions with their answers: what most people want),
         footnotes, references, people, diagnostics. The column `document` is
         the path as in the report, and joins them all. Inputs that failed are
         rows of documents, with outcome `failed` and the error. In csv, lists
         are JSON.
  One file is packed where its name ends in .gz or .zst, the report too.
  A file appears under its name when it is whole, or not at all. In the data,
  source.name is the path below the folder that was given.

Breaking off:
  Ctrl-C completes the documents that are begun, and ends with 2; a second one
  ends at once, as kill -9 does. What was done until then is kept under hidden
  names (.kamervragen-…) beside the output. The same command with --resume goes
  on from there, and comes to the same bytes as one run; without it, all is done
  anew. No two runs can write one file at the same time.

What can go wrong:
  A document that fails is named on standard error and in the report, gives no
  output, and does not stop the others. A PATH that does not exist, or no
  document in any of them, ends the tool with 2 before anything is written.

Examples:
  letters/2031/b.md becomes data/2031/b.md.json:
    kamervragen convert letters --out data
  the same again, for what is new or has changed since, or after Ctrl-C:
    kamervragen convert letters --out data --resume
  archives to one packed file:
    kamervragen convert 2030.zip 2031.tar.gz --out all.jsonl.zst
  a folder of tables for pandas, Polars, DuckDB or R:
    kamervragen convert letters --to parquet --out tables
  a line a document, and a line of report a document:
    kamervragen convert letters one.pdf --out all.jsonl --report report.jsonl
";

/// Convert files and folders of documents to data files
#[derive(Debug, clap::Args)]
#[command(after_long_help = format!("{CONVERT_HELP}\n{EXIT_CODES}"), after_help = EXIT_CODES)]
pub(crate) struct ConvertArgs {
    /// Files, folders of files, and archives
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Where to write: a folder, for jsonl a file (`-`: standard output), packed when it ends in .gz or .zst
    #[arg(long, short, value_name = "DIR|FILE")]
    pub(crate) out: PathBuf,
    /// What to write; without it, jsonl when --out ends in .jsonl (.gz, .zst) or is `-`, and json otherwise
    #[arg(long, value_enum)]
    pub(crate) to: Option<To>,
    /// Leave out what an earlier run has done: documents whose output was made from these very bytes
    ///
    /// An output counts when it is a whole document of this schema version whose source.name, source.bytes and
    /// source.sha256 are those of the file, and that has the metadata record beside it as it is now. All others are
    /// done again, those that failed too. Of a jsonl file the lines that count are taken over, also of one that was
    /// broken off.
    #[arg(long)]
    pub(crate) resume: bool,
    /// Write a line of JSON on every document, failed ones too, to this file (`-`: standard output)
    ///
    /// Keys: path, outcome (ok, failed, skipped), output, format, kind, counts (questions, answers, footnotes,
    /// diagnostics by severity), error (code, message, line, column).
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) run: RunArgs,
}

/// What `convert` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum To {
    /// One JSON file a document
    Json,
    /// One file with a line of JSON a document
    Jsonl,
    /// One Markdown file a document, which reads back to the same document
    Markdown,
    /// One web page a document, and one that lists them and finds among them
    Html,
    /// One Parquet file a table: questions with their answers, people, references …
    #[cfg(feature = "tables")]
    Parquet,
    /// The same tables as CSV files
    #[cfg(feature = "tables")]
    Csv,
}

impl To {
    /// Whether it is a folder with a file for each table.
    pub(crate) fn is_tables(self) -> bool {
        !matches!(self, Self::Json | Self::Jsonl | Self::Markdown | Self::Html)
    }
}

/// Print one document as JSON
///
/// The document is printed when there is one, whatever its diagnostics say. Where none can be made, the reason goes
/// to standard error and nothing is printed.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct ParseArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Add the account of every character of the source: `segments`
    #[arg(long)]
    pub(crate) segments: bool,
    /// Indent the JSON
    #[arg(long)]
    pub(crate) pretty: bool,
    /// Print the text to which all spans refer, instead of the document
    #[arg(long, conflicts_with_all = ["segments", "pretty"])]
    pub(crate) text: bool,
}

/// Show the source of one document with the role of every character
///
/// On a terminal in colours; elsewhere, and where `NO_COLOR` is set, in columns: the number of the line, the role with its
/// numbers, the words. What no rule claims has the role `unplaced`. Findings stand below the line where they begin. Of a
/// web page, a Word document or a PDF the text is shown that was taken out of it.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct InspectArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Whether to show colours (for a pager: `--color always | less -R`)
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColorChoice::Auto)]
    pub(crate) color: ColorChoice,
    /// Write an HTML page instead, with a legend and lists that lead to each part (`-`: standard output)
    #[arg(long, value_name = "FILE", conflicts_with = "color")]
    pub(crate) html: Option<PathBuf>,
}

/// The one document that is to be read.
#[derive(Debug, clap::Args)]
pub(crate) struct InputArgs {
    /// The file, or `-` for standard input
    #[arg(value_name = "FILE|-")]
    pub(crate) file: PathBuf,
    /// Insist on a form instead of finding it from name and content
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    pub(crate) format: Option<Format>,
    /// The publisher's record of the document, instead of the one beside it
    ///
    /// Without this, the record of X.pdf is X.metadata.xml, or metadata.xml in the same folder.
    #[arg(long, value_name = "FILE")]
    pub(crate) metadata: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}

/// How much of an input is read.
#[expect(clippy::struct_field_names, reason = "they are called as on the command line")]
#[derive(Debug, Clone, Copy, clap::Args)]
#[command(next_help_heading = "Limits, against inputs that are made to do harm")]
pub(crate) struct LimitArgs {
    /// The largest file that is read (too-large)
    #[arg(long, value_name = "BYTES", default_value_t = Options::DEFAULT_MAX_BYTES, hide_short_help = true)]
    pub(crate) max_bytes: usize,
    /// How much is unpacked of a PDF (limit-reached), a Word or an OpenDocument text (too-large)
    #[arg(long, value_name = "BYTES", default_value_t = Options::DEFAULT_MAX_UNPACKED_BYTES, hide_short_help = true)]
    pub(crate) max_unpacked_bytes: usize,
    /// How many elements may stand inside each other; no more than 512 (too-deep)
    #[arg(long, value_name = "N", default_value_t = Options::DEFAULT_MAX_DEPTH, hide_short_help = true)]
    pub(crate) max_depth: usize,
    /// How many questions, and how many answers, a document may have (too-many)
    #[arg(long, value_name = "N", default_value_t = Options::DEFAULT_MAX_QUESTIONS, hide_short_help = true)]
    pub(crate) max_questions: usize,
    /// How many footnotes a document may have (too-many)
    #[arg(long, value_name = "N", default_value_t = Options::DEFAULT_MAX_NOTES, hide_short_help = true)]
    pub(crate) max_notes: usize,
    /// How many operations of a PDF are carried out (limit-reached)
    #[arg(long, value_name = "N", default_value_t = Options::DEFAULT_MAX_PDF_OPERATIONS, hide_short_help = true)]
    pub(crate) max_pdf_operations: usize,
}

impl From<&Options> for LimitArgs {
    fn from(options: &Options) -> Self {
        Self {
            max_bytes: options.max_bytes(),
            max_unpacked_bytes: options.max_unpacked_bytes(),
            max_depth: options.max_depth(),
            max_questions: options.max_questions(),
            max_notes: options.max_notes(),
            max_pdf_operations: options.max_pdf_operations(),
        }
    }
}

impl LimitArgs {
    /// The same options within these limits.
    pub(crate) fn within(self, options: Options) -> Options {
        options
            .with_max_bytes(self.max_bytes)
            .with_max_unpacked_bytes(self.max_unpacked_bytes)
            .with_max_depth(self.max_depth)
            .with_max_questions(self.max_questions)
            .with_max_notes(self.max_notes)
            .with_max_pdf_operations(self.max_pdf_operations)
    }
}

/// Print what is odd, missing or guessed in documents
///
/// One line a finding, in the order of the inputs: `file:line:column: severity[code] message`, without line and
/// column where a finding has no place. A file of which no document can be made has one line with severity error.
/// Which files of a folder are read: see `kamervragen convert --help`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct CheckArgs {
    /// Files, folders of files, and archives
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// How to print a finding
    #[arg(long, value_enum, default_value_t = Lines::Text)]
    pub(crate) format: Lines,
    #[command(flatten)]
    pub(crate) run: RunArgs,
}

/// How `check` prints a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lines {
    /// A line of text
    Text,
    /// A line of JSON: path, line, column, severity, code, message, span
    Json,
}

// Broken by hand to fit a terminal of 80 columns: what clap breaks loses its indent.
const LINK_HELP: &str = "\
What ties documents together:
  the same publication in two forms; the same case number; \"Zie ook Aanhangsel
  ...\" and the relations of the publisher's record, unless the heads tell of
  other questions; and where a case number is missing, the words of the
  questions, the members who ask and the day. Each link is kept with what
  speaks for it, and is marked as doubtful where it can be wrong.

What is written:
  One line of JSON a matter: its case numbers, subject, askers, state (open,
  postponed, answered, oral), dates, days to postponement and to answer,
  documents, links, and the questions as they were asked with the answers to
  them (`document`; left out with --brief). `kamervragen schema --dossier`
  describes it. Which files of a folder are read: see `convert --help`.
  With --to html, a web page a matter in the folder --out, called after its case
  number, else after its first publication or document, and index.html, which
  lists them and finds among them.

Examples:
  the matters of an archive:
    kamervragen link archive --out matters.jsonl
  what awaits an answer, per party and member:
    kamervragen link archive --open
  a page a matter, to be read in a browser:
    kamervragen link archive --to html --out site
";

/// Join questions, postponements and answers of one matter; list what is still unanswered
#[derive(Debug, clap::Args)]
#[command(after_long_help = format!("{LINK_HELP}\n{EXIT_CODES}"), after_help = EXIT_CODES)]
pub(crate) struct LinkArgs {
    /// Files, and folders of files
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Where to write the matters: a file (`-`: standard output), packed when it ends in .gz or .zst; for html a folder
    #[arg(long, short, value_name = "FILE|DIR", required_unless_present = "open")]
    pub(crate) out: Option<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t = MattersTo::Jsonl)]
    pub(crate) to: MattersTo,
    /// Leave out the questions and answers themselves
    #[arg(long)]
    pub(crate) brief: bool,
    /// Print what is unanswered, per party and asker, with the days since it was asked
    #[arg(long)]
    pub(crate) open: bool,
    /// The day to which --open counts
    #[arg(long, value_name = "DATE", default_value_t = today(), hide_default_value = true)]
    pub(crate) today: Date,
    #[command(flatten)]
    pub(crate) run: RunArgs,
}

/// What `link` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MattersTo {
    /// One file with a line of JSON a matter
    Jsonl,
    /// One web page a matter, and one that lists them and finds among them
    Html,
}

/// The day in Greenwich: where the tool runs, it can be another for an hour or two.
fn today() -> Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}

/// Print the JSON Schema of the documents that `parse` and `convert` write
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct SchemaArgs {
    /// That of the matters that `link` writes
    #[arg(long)]
    pub(crate) dossier: bool,
}

/// How to go through many documents.
#[derive(Debug, clap::Args)]
pub(crate) struct RunArgs {
    /// The number of threads; 0 is one for each core
    #[arg(long, short, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u16).range(0..=1024))]
    pub(crate) jobs: u16,
    /// Show no progress and no closing summary
    #[arg(long, short)]
    pub(crate) quiet: bool,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.iter().map(|format| format.as_str()))
        .try_map(|name| Format::from_name(&name).ok_or("not a form"))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn ok_the_command_line_is_consistent() {
        Args::command().debug_assert();
    }
}
