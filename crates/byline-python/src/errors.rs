//! The exceptions of `byline.errors`, which Python defines.

use pyo3::import_exception;

import_exception!(byline.errors, TextError);
import_exception!(byline.errors, PageError);
import_exception!(byline.errors, JsonError);
import_exception!(byline.errors, ListError);
