// The names under which reports are kept, for whoever lists a folder or offers a choice of files. What a file is, it says itself.

/** What a chooser of files offers, as its `accept` has it. */
export const READABLE =
  ".xlsx,.xlsm,.xltx,.xltm,.xls,.xlsb,.et,.ett,.ods,.fods,.xml,.docx,.docm,.dotx,.dotm,.doc,.wps,.wpt,.odt,.fodt,.pdf,.html,.htm,.xhtml,.mht,.mhtml,.eml,.zip,.txt,.text,.json,.md,.csv,.tsv";

/** Those of them that hold sentences. */
export const READABLE_PROSE =
  ".docx,.docm,.dotx,.dotm,.doc,.wps,.wpt,.odt,.fodt,.pdf,.html,.htm,.xhtml,.mht,.mhtml,.eml,.zip,.txt,.text,.md";

/** A reviewer must hear of a report that no reader of ours takes, so these are listed too. */
export const KEPT_AS = `${READABLE},.rtf,.ofd`;

/** Names of files that hold others. */
export const HOLDS_OTHERS = /\.(?:zip|eml)$/iu;
