// In the JavaScript of twenty years ago, so that every browser understands it: what this one lacks, in words.
(function () {
  function can(code) {
    try {
      return code() !== false;
    } catch (error) {
      return false;
    }
  }
  var wanted = [
    [
      "当前的网页脚本（2022 年以后的 Chromium 内核）",
      function () {
        return (
          typeof Array.prototype.at === "function" && typeof Object.hasOwn === "function" && typeof structuredClone === "function"
        );
      },
    ],
    [
      "后台处理",
      function () {
        return typeof Worker === "function" && typeof Blob === "function" && typeof URL.createObjectURL === "function";
      },
    ],
    [
      "中文编码转换",
      function () {
        return typeof TextDecoder === "function" && !!new TextDecoder("gb18030");
      },
    ],
    [
      "文字规则",
      function () {
        return new RegExp("(?<=a)\\p{L}", "u").test("ab");
      },
    ],
    [
      "网格排版",
      function () {
        return CSS.supports("display", "grid") && CSS.supports("selector(:focus-visible)");
      },
    ],
  ];
  var missing = [];
  for (var i = 0; i < wanted.length; i += 1) if (!can(wanted[i][1])) missing.push(wanted[i][0]);
  if (missing.length === 0) return;
  window.nianbaoLacks = missing.join("、");
  var told = document.createElement("div");
  told.setAttribute("role", "alert");
  told.style.cssText = "margin:2em auto;max-width:40em;padding:0 1em;font:16px/1.7 sans-serif";
  // By name, and not in the call: a comma after the last of what is given to a call is younger than these browsers.
  var words =
    "这个浏览器太旧，打不开“年报三表”：缺少" +
    window.nianbaoLacks +
    "。请换用 Chrome、Edge 100 版或 Firefox 115 版以后的浏览器打开同一个文件；填好的表格不受影响。";
  told.appendChild(document.createTextNode(words));
  document.body.appendChild(told);
})();
