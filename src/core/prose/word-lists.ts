// Lists of words and phrases that a rule looks for as they stand; which words they hold is the lexicon's to say.

type WordList =
  // numbers
  | "units"
  | "noMeasure"
  | "ranks"
  | "numeralPhrases"
  | "notAbout"
  | "phoneBefore"
  | "postcodeBefore"
  | "hotlines"
  | "houseParts"
  | "countedOne"
  | "countedByOrder"
  // clauses
  | "countedIn"
  | "deniesAct"
  | "allWays"
  | "compares"
  | "organEnds"
  | "ownWhole"
  | "areas"
  | "afterGovernment"
  | "goesOn"
  | "unitsOfCalls"
  | "callsNamed"
  | "missingVerbs"
  | "countedWork"
  | "missingUnits"
  | "beforeUnit"
  | "allClosed"
  | "allFinished"
  | "inTime"
  | "negationsAllTheSame"
  | "issuedNone"
  // sums
  | "openers"
  | "closingOpeners"
  | "openWords"
  | "fresh"
  | "notFresh"
  | "totallers"
  | "strongTotallers"
  | "likeCounts"
  | "rests"
  | "listedInPart"
  | "wholeThings"
  // formalities
  | "limitExceptions"
  | "periodNames"
  | "yearsWork"
  | "summingUp"
  | "later"
  | "oldContents"
  | "reportTitles"
  | "selfNames";

type PhrasePattern =
  | "allFinished"
  | "ofTenThousands"
  | "bodyDenied"
  | "ownKind"
  | "timeLead"
  | "leadsToCases"
  | "leadsToRows"
  | "leadsToDocuments"
  | "happened"
  | "deniedBehind"
  | "carriedOut"
  | "carriedIn"
  | "matterOfCases"
  | "dateLabel"
  | "home"
  | "ownWork"
  | "yearMeant"
  | "summary"
  | "grew"
  | "fell"
  | "baseOfGrowth"
  | "plainBefore"
  | "moved"
  | "turned"
  | "upwards"
  | "totalFillers"
  | "narrowerTotal"
  | "neverCorrected"
  | "dividedBy"
  | "masked"
  | "cameTo"
  | "severalBodies"
  | "endsApplications"
  | "leftOut"
  | "byResult"
  | "lastPlan"
  | "noResult";

export type WordLists = Readonly<Record<WordList, readonly string[]>>;
export type PhrasePatterns = Readonly<Record<PhrasePattern, RegExp>>;

export type Approximation = "about" | "over" | "under";

/** Words that make a figure approximate, and how. */
export interface Approximations {
  readonly before: readonly (readonly [word: string, how: Approximation])[];
  readonly behind: readonly (readonly [word: string, how: Approximation])[];
}
