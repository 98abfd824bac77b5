// How the site wants to be served: types, headers, and both said for IIS and for nginx.

/** By the ending of a file's name; what is not named is bytes. */
const TYPES = {
  html: "text/html",
  js: "text/javascript",
  css: "text/css",
  json: "application/json",
  xml: "application/xml",
  txt: "text/plain",
  png: "image/png",
  svg: "image/svg+xml",
  woff2: "font/woff2",
  bcmap: "application/octet-stream",
};
const TEXTS = new Set(["html", "js", "css", "json", "xml", "txt"]);

export const typeOf = (path) => TYPES[/\.(\w+)$/.exec(path)?.[1] ?? ""] ?? "application/octet-stream";

/** Office on the web shows a pane in a frame of its own; nobody else may. */
const FRAMES = [
  "'self'",
  "https://*.officeapps.live.com",
  "https://*.office.com",
  "https://*.office.net",
  "https://*.microsoft365.com",
  "https://*.sharepoint.com",
  "https://*.officewebapps.cn",
  "https://*.sharepoint.cn",
];

export const headers = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": `frame-ancestors ${FRAMES.join(" ")}`,
};

const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

export const webConfig = () => `<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <staticContent>
${Object.entries(TYPES)
  .map(
    ([ending, type]) =>
      `      <remove fileExtension=".${ending}" />\n      <mimeMap fileExtension=".${ending}" mimeType="${type}${TEXTS.has(ending) ? "; charset=utf-8" : ""}" />`,
  )
  .join("\n")}
      <clientCache cacheControlMode="DisableCache" />
    </staticContent>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Frame-Options" />
${Object.entries(headers)
  .map(([name, value]) => `        <remove name="${name}" />\n        <add name="${name}" value="${quoted(value)}" />`)
  .join("\n")}
      </customHeaders>
    </httpProtocol>
  </system.webServer>
</configuration>
`;

export const nginx = () => `# 把 site/ 的内容放到 /srv/nianbao/，证书换成本单位的；“nginx -t”检查，“nginx -s reload”生效。
server {
    listen 443 ssl;
    server_name intranet.example;
    ssl_certificate     /etc/ssl/nianbao.crt;
    ssl_certificate_key /etc/ssl/nianbao.key;
    charset utf-8;
    charset_types text/javascript text/css application/json application/xml text/plain;

    location /nianbao/ {
        alias /srv/nianbao/;
        index index.html;
        types {
${Object.entries(TYPES)
  .map(([ending, type]) => `            ${type} ${ending};`)
  .join("\n")}
        }
        default_type application/octet-stream;
${Object.entries(headers)
  .map(([name, value]) => `        add_header ${name} "${value}" always;`)
  .join("\n")}
        add_header Cache-Control no-cache always;
    }
}
`;
