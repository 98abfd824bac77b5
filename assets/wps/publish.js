// Asks the WPS on this very machine to put us on its list of add-ins, or to take us off. Nothing else is asked, and nobody else.
// Plain and old on purpose: the page is opened in whatever browser is there.
(function () {
  var SERVICE = "http://127.0.0.1:58890/deployaddons/runParams";
  var TRIES = 3;
  var state = document.getElementById("state");

  function say(sentence) {
    state.textContent = sentence;
  }

  /** One for the tables, one for the texts: WPS keeps its programs apart. */
  var ADDONS = [
    ["nianbao", "et", ""],
    ["nianbao-writer", "wps", "writer/"],
  ];

  function order(command, addon) {
    return JSON.stringify({
      cmd: command,
      name: addon[0],
      url: window.location.href.replace(/[?#].*$/, "").replace(/[^/]*$/, "") + addon[2],
      addonType: addon[1],
      online: "true",
      version: "{{version}}",
      time: new Date().getTime(),
    });
  }

  /** WPS takes the order as base64 of UTF-8. */
  function packed(text) {
    return window.btoa(unescape(encodeURIComponent(text)));
  }

  /** The service of WPS sleeps until it is called by this address. */
  function wake() {
    var frame = document.createElement("iframe");
    frame.hidden = true;
    frame.src = "ksoWPSCloudSvr://start=RelayHttpServer";
    document.body.appendChild(frame);
    setTimeout(function () {
      frame.parentNode.removeChild(frame);
    }, 4000);
  }

  function run(command, tries, at) {
    var request = new XMLHttpRequest();
    request.open("POST", SERVICE);
    request.timeout = 5000;
    request.onload = function () {
      if (request.status === 200) {
        if (at + 1 < ADDONS.length) {
          run(command, tries, at + 1);
          return;
        }
        say(
          (command === "enable" ? "已安装" : "已卸载") +
            "，请关闭WPS表格再打开；第一次打开时问是否信任，请选“允许”，再重新打开一次。"
        );
      } else say("WPS没有完成（" + request.status + "），请确认WPS可以使用后再试一次。");
    };
    request.onerror = request.ontimeout = function () {
      if (tries <= 1) {
        say("没有找到本机的WPS，请先打开一次WPS再试；仍不行时请管理员用jsplugins.xml安装，或用浏览器打开nianbao.html。");
        return;
      }
      say("正在启动WPS的服务，请稍候……");
      wake();
      setTimeout(function () {
        run(command, tries - 1, at);
      }, 3000);
    };
    request.send(packed(order(command, ADDONS[at])));
  }

  document.getElementById("enable").onclick = function () {
    run("enable", TRIES, 0);
  };
  document.getElementById("disable").onclick = function () {
    run("disable", TRIES, 0);
  };
})();
