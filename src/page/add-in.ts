import { VERSION } from "../taskpane/version";

/** As the manifest names the add-in: what is kept in a workbook here is found by the pane in Excel, and the other way round. */
export const ADD_IN = { id: "6b7b7d0e-5f0c-4c0e-9d57-3a1d2f4e8c21", version: `${VERSION}.0` } as const;
