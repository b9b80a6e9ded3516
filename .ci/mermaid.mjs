// Reads a flowchart from standard input with Mermaid's own parser, and compares it with its lines.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ maxTextSize: 1e7, maxEdges: 1e5 });

const text = readFileSync(0, "utf8");
const chart = (await mermaid.mermaidAPI.getDiagramFromText(text)).db;
const lines = text.trimEnd().split("\n").slice(1);
const edges = lines.filter((line) => line.includes(" -->|"));
const found = [chart.getVertices().size, chart.getEdges().length];
const wanted = [lines.length - edges.length, edges.length];
if (found.join() !== wanted.join() || wanted[1] === 0) {
  console.error(`mermaid: found ${found} nodes and edges, expected ${wanted}`);
  process.exit(1);
}
// Marks come out of Mermaid's parser between signs of its own; what does not was taken for markup.
for (const { text } of chart.getVertices().values()) {
  if (/[<>"`|{}[\]]/.test(text)) {
    console.error(`mermaid: a mark was read as such in ${text}`);
    process.exit(1);
  }
}
console.log(`mermaid: ${found[0]} nodes and ${found[1]} edges read`);
