//! A browser without a window, driven over WebDriver, for tests of the page and pictures of it.

mod command;

use anyhow::{Context, bail};
use command::Command;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Stdio;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Child;

/// What the browser is told: no window, and no requests of its own.
const ARGUMENTS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
];

/// A browser with one tab. Dropping it ends the driver and with it the browser.
pub struct Browser {
    client: Client,
    _driver: Child,
    _profile: TempDir,
}

impl Browser {
    /// Starts `chromedriver` and through it `chromium`, both as found on the path.
    ///
    /// # Errors
    ///
    /// If one of them is not there or does not start.
    pub async fn start() -> anyhow::Result<Self> {
        let (driver, port) = start_driver().await?;
        let profile = tempfile::tempdir()?;
        let mut arguments: Vec<String> = ARGUMENTS.iter().map(|&a| a.to_owned()).collect();
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        let wanted = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let Value::Object(wanted) = wanted else { bail!("capabilities are an object") };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .context("chromium, through chromedriver")?;
        Ok(Self { client, _driver: driver, _profile: profile })
    }

    /// The client, for what is not a method here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Opens a file.
    pub async fn open(&self, file: &Path) -> anyhow::Result<()> {
        let url = url::Url::from_file_path(file).ok().context("the file has an absolute path")?;
        Ok(self.client.goto(url.as_str()).await?)
    }

    /// Makes the page this wide and high, in CSS pixels, and `light` or `dark`.
    pub async fn show_as(&self, width: u32, height: u32, scheme: &str) -> anyhow::Result<()> {
        let size = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        let features = json!({ "media": "", "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }

    /// Shows the page as on paper, this many CSS pixels wide.
    pub async fn show_on_paper(&self, width: u32) -> anyhow::Result<()> {
        self.show_as(width, 1100, "light").await?;
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        Ok(())
    }

    /// Sends a command of the DevTools protocol, and returns its answer.
    pub async fn devtools(&self, name: &str, parameters: Value) -> anyhow::Result<Value> {
        let body = json!({ "cmd": name, "params": parameters });
        let command = Command { path: "goog/cdp/execute", body };
        self.client.issue_cmd(command).await.with_context(|| name.to_owned())
    }

    /// The value of an expression in the page.
    pub async fn value(&self, expression: &str) -> anyhow::Result<Value> {
        let script = format!("return ({expression});");
        self.client.execute(&script, vec![]).await.with_context(|| expression.to_owned())
    }

    /// What stood in one of the logs (`browser`, `performance`) since it was last asked for.
    pub async fn log(&self, kind: &str) -> anyhow::Result<Vec<String>> {
        let command = Command { path: "se/log", body: json!({ "type": kind }) };
        let answer = self.client.issue_cmd(command).await?;
        let lines = answer.as_array().context("a log is a list")?.iter();
        Ok(lines.filter_map(|line| line["message"].as_str()).map(str::to_owned).collect())
    }

    /// The addresses of all requests since they were last asked for.
    pub async fn requests(&self) -> anyhow::Result<Vec<String>> {
        let mut found = Vec::new();
        for line in self.log("performance").await? {
            let message: Value = serde_json::from_str(&line)?;
            let message = &message["message"];
            if message["method"] == "Network.requestWillBeSent" {
                let address = message["params"]["request"]["url"].as_str();
                found.push(address.context("a request has an address")?.to_owned());
            }
        }
        Ok(found)
    }

    /// Ends the browser.
    pub async fn close(self) -> anyhow::Result<()> {
        Ok(self.client.close().await?)
    }
}

/// The driver at a port that it chose.
async fn start_driver() -> anyhow::Result<(Child, u16)> {
    let mut driver = tokio::process::Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .context("chromedriver, which Debian has in `chromium-driver`")?;
    let out = driver.stdout.take().context("the driver has an output")?;
    let mut lines = BufReader::new(out).lines();
    while let Some(line) = lines.next_line().await? {
        let port = line.split_once("started successfully on port ").map(|(_, port)| port);
        if let Some(port) = port {
            let port = port.trim_end_matches('.').parse()?;
            // The pipe is read on, so that the driver can go on writing.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok((driver, port));
        }
    }
    bail!("chromedriver did not start")
}

/// A page of stories, analysed by the whole pipeline, as a file in `folder`.
///
/// # Errors
///
/// If the file cannot be written.
pub fn page_of(folder: &Path, texts: &[&str]) -> anyhow::Result<std::path::PathBuf> {
    let pipeline = byline::Pipeline::new();
    let mut page = byline_export::html::Page::new(&Default::default());
    for &text in texts {
        page.add(&pipeline.analyze(text));
    }
    let file = folder.join("page.html");
    std::fs::write(&file, page.finish())?;
    Ok(file)
}
