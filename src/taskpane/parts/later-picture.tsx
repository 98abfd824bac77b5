// The picture of a table, fetched with the first table that is looked into.
import { lazy, Suspense, type ComponentProps, type ReactElement } from "react";
import type { FormPicture } from "./form-picture";

const Picture = lazy(async () => ({ default: (await import("./form-picture")).FormPicture }));

export const LaterPicture = (props: ComponentProps<typeof FormPicture>): ReactElement => (
  <Suspense fallback={null}>
    <Picture {...props} />
  </Suspense>
);
