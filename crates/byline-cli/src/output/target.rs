//! Where output goes: standard output, or a file that is replaced as a whole or not at all.

use anstream::{AutoStream, ColorChoice, StripStream};
use anyhow::{Context, bail};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::TempPath;

/// What standard output is called in errors.
pub const STANDARD_OUTPUT: &str = "standard output";

/// A place to write to.
pub struct Target {
    out: Box<dyn Write>,
    /// What it is called in errors.
    name: String,
    /// The file that is written, and the one that it is to become.
    file: Option<(TempPath, PathBuf)>,
}

impl Target {
    /// Opens a file, or standard output if there is no path or it is `-`.
    ///
    /// # Errors
    ///
    /// If the file cannot be made.
    pub fn open(path: Option<&Path>) -> anyhow::Result<Self> {
        match path.filter(|path| *path != Path::new("-")) {
            Some(path) => Self::file(path).with_context(|| path.display().to_string()),
            None => Ok(Self {
                out: Box::new(BufWriter::new(io::stdout())),
                name: STANDARD_OUTPUT.to_owned(),
                file: None,
            }),
        }
    }

    /// The same for text with colours. They are taken out again unless they are wanted.
    ///
    /// # Errors
    ///
    /// If the file cannot be made.
    pub fn open_styled(path: Option<&Path>, colours: bool) -> anyhow::Result<Self> {
        let target = Self::open(path)?;
        let out: Box<dyn Write> = match (&target.file, colours) {
            (_, false) => Box::new(StripStream::new(target.out)),
            (Some(_), true) => target.out,
            // An old console of Windows has calls in place of codes.
            (None, true) => {
                Box::new(BufWriter::new(AutoStream::new(io::stdout(), ColorChoice::Always)))
            }
        };
        Ok(Self { out, ..target })
    }

    fn file(path: &Path) -> anyhow::Result<Self> {
        let name = path.display().to_string();
        // A link stays one: the file it points to is replaced.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if path.is_dir() {
            bail!("is a directory, expected the name of a file");
        }
        if path.exists() && !path.is_file() {
            // A pipe or a device is written to, never replaced.
            let out = Box::new(BufWriter::new(File::create(&path)?));
            return Ok(Self { out, name, file: None });
        }
        let directory = path.parent().filter(|parent| *parent != Path::new(""));
        let (file, temporary) = temporary_in(directory.unwrap_or(Path::new(".")))?;
        Ok(Self { out: Box::new(BufWriter::new(file)), name, file: Some((temporary, path)) })
    }

    /// Writes what is held back, and puts a file in its place.
    ///
    /// # Errors
    ///
    /// If either cannot be done; the file is then what it was before.
    pub fn finish(mut self) -> anyhow::Result<()> {
        self.flush()?;
        drop(self.out);
        if let Some((temporary, path)) = self.file {
            temporary.persist(&path).with_context(|| path.display().to_string())?;
        }
        Ok(())
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes).map_err(|error| named(&self.name, error))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush().map_err(|error| named(&self.name, error))
    }
}

/// An error that says where it happened. Its kind stays, by which a closed pipe is known.
fn named(name: &str, error: io::Error) -> io::Error {
    match error.kind() {
        // Whoever writes tries again.
        io::ErrorKind::Interrupted => error,
        kind => io::Error::new(kind, format!("{name}: {error}")),
    }
}

/// A file that goes away unless it is renamed, with the rights that a new file has.
fn temporary_in(directory: &Path) -> io::Result<(File, TempPath)> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".byline-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    Ok(builder.tempfile_in(directory)?.into_parts())
}
