// A chooser of many files, or of a folder, that another button opens.
import { forwardRef, type ReactElement } from "react";
import { READABLE } from "../../core/document/kept-as";
import { useLook } from "../parts/look";
import type { DeskQuestion } from "./checking";
import { chosenFiles } from "./dropped";

interface Props {
  readonly name: string;
  readonly isFolder?: boolean;
  readonly onFiles: (files: readonly DeskQuestion[]) => void;
}

export const FilesChooser = forwardRef<HTMLInputElement, Props>(function Chooser(
  { name, isFolder = false, onFiles },
  ref,
): ReactElement {
  const look = useLook();
  return (
    <input
      ref={ref}
      type="file"
      multiple
      className={look.unseen}
      tabIndex={-1}
      aria-hidden="true"
      aria-label={name}
      onChange={({ target }) => {
        const chosen = target.files ? chosenFiles(target.files) : [];
        target.value = "";
        onFiles(chosen);
      }}
      {...(isFolder ? { webkitdirectory: "" } : { accept: READABLE })}
    />
  );
});
