// Where a download is known to lead nowhere: what a webview calls itself decides what is offered.
import { isBareWebKit } from "../../../src/adapters/device/file-delivery";

const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";

it.each([
  ["Excel on the Mac", MAC, true],
  [
    "Excel on the iPad",
    "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
    true,
  ],
  ["Safari", `${MAC} Version/17.5 Safari/605.1.15`, false],
  ["Chrome", `${WINDOWS} Chrome/126.0.0.0 Safari/537.36`, false],
  ["Edge, and WebView2 in Excel", `${WINDOWS} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`, false],
  ["a browser without a window", `${WINDOWS} HeadlessChrome/126.0.0.0 Safari/537.36`, false],
  ["Firefox", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0", false],
  ["Firefox on the iPad", `${MAC} FxiOS/127.0 Mobile/15E148 Safari/605.1.15`, false],
])("%s", (_, agent, blocked) => {
  expect(isBareWebKit(agent)).toBe(blocked);
});
