// office.js opens a frame at Microsoft's for telemetry. Nothing leaves our origin, so it is asked not to try.

interface Telemetry {
  readonly Logger?: { readonly ulsEndpoint?: { loadProxyFrame?: () => void } };
}

export function quietTelemetry(): void {
  const endpoint = (window as { readonly OSF?: Telemetry }).OSF?.Logger?.ulsEndpoint;
  if (endpoint) endpoint.loadProxyFrame = () => undefined;
}
