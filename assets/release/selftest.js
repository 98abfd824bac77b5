// Asks the site for its own files and says what is not served right. Plain and old on purpose: whoever serves the site opens it
// in whatever browser is there. It asks nobody else.
(function () {
  var list = document.getElementById("checks");
  var here = window.location.href.replace(/[?#].*$/, "").replace(/[^/]*$/, "");
  var good = 0;
  var bad = 0;
  var waiting = 0;

  function tell(holds, sentence) {
    var line = document.createElement("li");
    line.className = holds ? "good" : "bad";
    line.textContent = sentence;
    list.appendChild(line);
    if (holds) good += 1;
    else bad += 1;
  }

  function begin() {
    waiting += 1;
  }

  function end() {
    waiting -= 1;
    if (waiting > 0) return;
    var verdict = document.getElementById("verdict");
    verdict.className = bad === 0 ? "good" : "bad";
    verdict.textContent = bad === 0 ? "全部" + good + "项正常，可以安装了。" : bad + "项要改，改好后刷新本页。";
  }

  function ask(path, then) {
    var request = new XMLHttpRequest();
    begin();
    request.open("GET", path);
    request.onload = request.onerror = function () {
      then(request);
      end();
    };
    request.send();
  }

  function header(request, name) {
    return request.getResponseHeader(name) || "";
  }

  function served(file, wanted) {
    ask(file.path, function (request) {
      if (request.status !== 200) {
        tell(
          false,
          file.path +
            "：取不到（" +
            (request.status || "没有应答") +
            "），请确认文件已全部复制，并允许访问." +
            file.path.split(".").pop() +
            "文件。"
        );
        return;
      }
      var type = header(request, "Content-Type").split(";")[0].trim();
      tell(
        type === file.type,
        file.path +
          "：类型是" +
          (type || "空") +
          (type === file.type ? "。" : "，应为" + file.type + "，请按web.config或nginx.conf.example设置。")
      );
      var sniff = header(request, "X-Content-Type-Options");
      if (sniff !== wanted["X-Content-Type-Options"])
        tell(false, file.path + "：没有 X-Content-Type-Options: nosniff，请按web.config或nginx.conf.example加上。");
      if (!/\.html$/.test(file.path)) return;
      var policy = header(request, "Content-Security-Policy");
      tell(
        policy.indexOf(wanted["Content-Security-Policy"]) >= 0,
        file.path +
          (policy.indexOf(wanted["Content-Security-Policy"]) >= 0
            ? "：网页版Office可以打开它。"
            : "：没有 frame-ancestors，请按web.config或nginx.conf.example加上Content-Security-Policy。")
      );
      if (header(request, "X-Frame-Options") !== "")
        tell(false, file.path + "：X-Frame-Options 会让网页版Excel打不开面板，请去掉这一项。");
    });
  }

  /** A file that names the place of the site: it must be this place. */
  function addressed(path, built, place, button) {
    ask(path, function (request) {
      if (request.status !== 200) return;
      var text = request.responseText;
      var right = text.indexOf(place) >= 0;
      tell(
        right,
        path + (right ? "：写的是本站的地址。" : "：写的不是本站的地址 " + place + "，请用下面的按钮下载写好的一份再安装。")
      );
      if (right) return;
      button.hidden = false;
      button.onclick = function () {
        var link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([text.split(built).join(here)], { type: "text/xml" }));
        link.download = path.split("/").pop();
        link.click();
      };
    });
  }

  begin();
  tell(
    window.location.protocol === "https:",
    window.location.protocol === "https:"
      ? "地址是https。"
      : "地址不是https，Office不加载这样的页面，请为网站配置证书后用https打开。"
  );
  if (navigator.serviceWorker) {
    begin();
    navigator.serviceWorker.register("selftest-worker.js", { scope: "selftest-nowhere/" }).then(
      function (registration) {
        registration.unregister();
        tell(true, "浏览器信任本站的证书。");
        end();
      },
      function (reason) {
        tell(
          false,
          "浏览器不信任本站的证书（" + reason.name + "），请换用本单位各台电脑都信任的证书，Excel不会像浏览器那样让人继续。"
        );
        end();
      }
    );
  } else tell(false, "无法判断证书是否受信任：请用https和较新的浏览器打开本页。");
  ask("selftest.json", function (request) {
    if (request.status !== 200) {
      tell(false, "selftest.json：取不到，请确认文件已全部复制，并允许访问.json文件。");
      return;
    }
    var wanted = JSON.parse(request.responseText);
    wanted.files.forEach(function (file) {
      served(file, wanted.headers);
    });
    addressed("manifest.xml", wanted.url, here + "taskpane.html", document.getElementById("manifest"));
    addressed("wps/jsplugins.xml", wanted.url, here + "wps/", document.getElementById("jsplugins"));
  });
  end();
})();
