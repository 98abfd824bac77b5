// Before anything else of the pane, in the oldest words: in a browser that cannot read the rest, it says so instead of a white
// page. It runs in Internet Explorer too, which is what Excel 2016 and 2019 show panes in where no newer one is installed.
(function () {
  var root = window;
  var NEEDED = [
    ["Promise", typeof root.Promise === "function"],
    ["Symbol", typeof root.Symbol === "function"],
    ["BigInt", typeof root.BigInt === "function"],
    ["URLSearchParams", typeof root.URLSearchParams === "function"],
    ["TextDecoder", typeof root.TextDecoder === "function"],
    ["Array.flatMap", typeof Array.prototype.flatMap === "function"],
  ];
  var missing = [];
  for (var i = 0; i < NEEDED.length; i += 1) if (!NEEDED[i][1]) missing.push(NEEDED[i][0]);

  /** Only while nothing of the pane stands there. */
  function say(sentence) {
    var place = document.getElementById("root");
    if (!place || place.firstChild) return;
    var line = document.createElement("p");
    line.setAttribute("role", "alert");
    line.appendChild(document.createTextNode(sentence));
    place.appendChild(line);
  }

  function whenThere(then) {
    if (root.addEventListener) root.addEventListener("load", then);
    else root.attachEvent("onload", then);
  }

  var WAY_OUT =
    "请安装 Microsoft Edge WebView2 或升级Office，也可以用Edge、Chrome浏览器打开 nianbao.html，在那里完成填报、审核和报告。";
  if (missing.length > 0) {
    // Before the scripts that wait for the page: what cannot run finds no place to begin.
    document.onreadystatechange = function () {
      if (document.readyState === "loading") return;
      say(
        "这台电脑上的Office用旧的浏览器内核显示面板（缺少" + missing.join("、") + "），面板不能运行。" + WAY_OUT
      );
      var place = document.getElementById("root");
      if (place) place.id = "old-host";
    };
    return;
  }
  // What cannot be read at all is told by the browser as an error of the script's own file.
  var failed = "";
  if (root.addEventListener)
    root.addEventListener(
      "error",
      function (event) {
        var source = event.target && event.target.src;
        if (source)
          failed =
            "没有取到" +
            source.replace(/^.*\//, "") +
            "，面板不能运行。请关闭面板再打开，仍不行时请网站管理员打开 selftest.html 自检。";
        else if (/SyntaxError/.test(String(event.message)))
          failed = "这里的浏览器内核太旧，读不懂面板的程序，面板不能运行。" + WAY_OUT;
        if (failed !== "" && document.readyState === "complete") say(failed);
      },
      true
    );
  whenThere(function () {
    if (failed !== "") say(failed);
  });
})();
