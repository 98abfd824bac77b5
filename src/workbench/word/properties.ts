// What the document says about itself: its title and its custom properties.
import { text } from "../objects/arguments";
import { nothing, type HostObject } from "../objects/part";
import {
  collection,
  keeping,
  list,
  mayWriteKind,
  tracked,
  type KeyObject,
  type ListObject,
  type WordPart,
  type WordStage,
} from "./kinds";

export const properties: WordPart<HostObject> = {
  ...tracked,
  read: { title: (_, stage) => stage.document.title },
  go: {
    customProperties: (_, stage) =>
      list(
        "CustomPropertyCollection",
        stage.document.customProperties.map(([key]) => ({ className: "CustomProperty", key }) as HostObject),
      ),
  },
  call: { ...keeping },
};

const valueOf = (self: KeyObject, stage: WordStage): string | undefined =>
  stage.document.customProperties.find(([key]) => key === self.key)?.[1];

export const customProperties: WordPart<ListObject> = {
  ...collection,
  item: (_, key, stage) => {
    const property = { className: "CustomProperty", key: text(key) };
    return valueOf(property, stage) === undefined ? undefined : property;
  },
  call: {
    ...keeping,
    add: (_, [key, value], stage) => {
      mayWriteKind(stage).setCustomProperty(text(key), text(value));
      return { className: "CustomProperty", key } as HostObject;
    },
    getItemOrNullObject: (_, [key], stage) =>
      valueOf({ className: "CustomProperty", key: text(key) }, stage) === undefined
        ? nothing("CustomProperty")
        : ({ className: "CustomProperty", key } as HostObject),
  },
};

export const wordCustomProperty: WordPart<KeyObject> = {
  ...tracked,
  read: { key: ({ key }) => key, value: (self, stage) => valueOf(self, stage) ?? "", type: () => "String" },
  call: { ...keeping, delete: ({ key }, _, stage) => mayWriteKind(stage).deleteCustomProperty(key) },
};
