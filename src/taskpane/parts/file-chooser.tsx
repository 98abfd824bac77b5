// A chooser of files that another button opens.
import { forwardRef, type ReactElement } from "react";
import { READABLE } from "../../core/document/kept-as";
import { useLook } from "./look";

interface Props {
  readonly name: string;
  readonly accept?: string;
  readonly onFile: (file: File) => void;
}

export const FileChooser = forwardRef<HTMLInputElement, Props>(function Chooser(
  { name, accept = READABLE, onFile },
  ref,
): ReactElement {
  const look = useLook();
  return (
    <input
      ref={ref}
      type="file"
      className={look.unseen}
      tabIndex={-1}
      aria-hidden="true"
      aria-label={name}
      accept={accept}
      onChange={({ target }) => {
        const file = target.files?.[0];
        // The same file again is a new choice.
        target.value = "";
        if (file) onFile(file);
      }}
    />
  );
});
