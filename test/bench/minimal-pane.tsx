// What a pane costs before it does anything: React, Fluent's provider, a field, a button and a message bar, with styles of
// its own, as in Office's starting template. Built and loaded like ours, only to be compared with.
import {
  Button,
  Field,
  FluentProvider,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  tokens,
  webLightTheme,
} from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { createRoot } from "react-dom/client";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM },
});

function App(): ReactElement {
  const [text, setText] = useState("");
  const [said, setSaid] = useState("");
  return (
    <div className={useStyles().root}>
      <Field label="文字">
        <Input value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
      <Button appearance="primary" onClick={() => setSaid(text)}>
        写入
      </Button>
      {said !== "" && (
        <MessageBar intent="success">
          <MessageBarBody>{said}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

void Office.onReady(() =>
  createRoot(document.getElementById("root")!).render(
    <FluentProvider theme={webLightTheme}>
      <App />
    </FluentProvider>,
  ),
);
