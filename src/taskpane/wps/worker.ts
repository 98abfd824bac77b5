// The other thread in the browser that WPS brings: what it lacks is filled in before the thinking begins.
import "../../adapters/wps/fill";
import "../diagnosis/worker";
