// Colours of the classes on the desk: dark text on each, whatever the theme; a letter says the class to who sees no colours.
import { makeStyles } from "@fluentui/react-components";

export const useGrade = makeStyles({
  A: { backgroundColor: "#f8b4b4", color: "#1f1f1f" },
  B: { backgroundColor: "#fbd5a5", color: "#1f1f1f" },
  C: { backgroundColor: "#fff2b3", color: "#1f1f1f" },
  D: { backgroundColor: "#dce9f7", color: "#1f1f1f" },
});
