/// Keys and the kinds of their values.
extension LessonErrorCase {
  static let keys: [LessonErrorCase] = [
    .init(
      "an empty file",
      "",
      [
        "1:1: this file is empty; a lesson begins with its title"
      ]),
    .init(
      "a file of comments",
      "# nothing\n",
      [
        "1:1: this file is empty; a lesson begins with its title"
      ]),
    .init(
      "text instead of keys",
      "hello\n",
      [
        "1:1: a lesson is a group of keys, but here is text"
      ]),
    .init(
      "a list instead of keys",
      "- title: T\n",
      [
        "1:1: a lesson is a group of keys, but here is a list"
      ]),
    .init(
      "a misspelt key",
      heading.replacing("title", with: "tilte") + section,
      [
        "1:1: unknown key \"tilte\"; did you mean \"title\"?"
      ]),
    .init(
      "an unknown key",
      heading + "colour: red\n" + section,
      [
        "4:1: unknown key \"colour\"; a lesson can have title, part, order, summary, "
          + "question, sources, notes, numbers, matrices, network, sections, remember, questions"
      ]),
    .init(
      "a key of a section at the top",
      heading + "stride: 2\n" + section,
      [
        "4:1: \"stride\" is a key of a section or a layer of \"network\" or a line of \"layers\" or a "
          + "question, not of a lesson"
      ]),
    .init(
      "a key of another case",
      heading.replacing("title", with: "Title") + section,
      [
        "1:1: unknown key \"Title\"; did you mean \"title\"?"
      ]),
    .init(
      "a duplicate key",
      heading + "part: Q\n" + section,
      [
        "4:1: the key \"part\" stands here a second time; it is already in line 2"
      ]),
    .init(
      "duplicate keys in two groups",
      heading + "summary: S\nsections:\n  - title: A\n    say: x\n    title: "
        + "B\n",
      [
        "4:1: the key \"summary\" stands here a second time; it is already in line 3",
        "8:5: the key \"title\" stands here a second time; it is already in line 6",
      ]),
    .init(
      "a key three times",
      heading + "part: Q\npart: R\n" + section,
      [
        "4:1: the key \"part\" stands here a second time; it is already in line 2",
        "5:1: the key \"part\" stands here a second time; it is already in line 2",
      ]),
    .init(
      "a duplicate key in braces",
      heading + "remember: {rule: a, next: [b], rule: c}\n" + section,
      [
        "4:32: the key \"rule\" stands here a second time; it is already in line 4"
      ]),
    .init(
      "a duplicate quoted key",
      heading + "\"part\": Q\n" + section,
      [
        "4:1: the key \"part\" stands here a second time; it is already in line 2"
      ]),
    .init(
      "missing keys",
      "order: 1\n",
      [
        "1:1: missing key \"part\": a lesson needs it",
        "1:1: missing key \"sections\": a lesson needs it",
        "1:1: missing key \"summary\": a lesson needs it",
        "1:1: missing key \"title\": a lesson needs it",
      ]),
    .init(
      "a missing title of a section",
      heading + "sections:\n  - say: x\n",
      [
        "5:5: missing key \"title\": a section needs it"
      ]),
    .init(
      "no sections",
      heading + "sections: []\n",
      [
        "4:11: \"sections\" is an empty list; fill it in or take it out"
      ]),
    .init(
      "nothing behind a key",
      heading + "question:\n" + section,
      [
        "4:1: nothing stands behind \"question\"; fill it in or take it out"
      ]),
    .init(
      "an empty text",
      heading + "question: \" \"\n" + section,
      [
        "4:11: \"question\" is empty; fill it in or take it out"
      ]),
    .init(
      "a list where text belongs",
      "title: [T]\n" + afterTitle + section,
      [
        "1:8: \"title\" must be text, but here is a list; without brackets it is text: T"
      ]),
    .init(
      "keys where text belongs",
      heading + "question: {a: b}\n" + section,
      [
        "4:11: \"question\" must be text, but here is a group of keys"
      ]),
    .init(
      "text where a list belongs",
      heading + "sources: doc\n" + section,
      [
        "4:10: \"sources\" must be a list, as [a, b] or in lines that begin with -, but "
          + "here is text"
      ]),
    .init(
      "text where sections belong",
      heading + "sections: none\n",
      [
        "4:11: \"sections\" must be a list, as [a, b] or in lines that begin with -, but "
          + "here is text"
      ]),
    .init(
      "text where a section belongs",
      heading + "sections:\n  - just text\n",
      [
        "5:5: a section is a group of keys, but here is text"
      ]),
    .init(
      "an order that is no number",
      heading + "order: first\n" + section,
      [
        "4:8: \"order\" must be a whole number from 0 to 1000000, but here is \"first\""
      ]),
    .init(
      "an order that is no whole number",
      heading + "order: 1.5\n" + section,
      [
        "4:8: \"order\" must be a whole number from 0 to 1000000, but here is \"1.5\""
      ]),
    .init(
      "a summary that is too long",
      heading.replacing("S", with: "\"" + String(repeating: "s", count: 101) + "\"") + section,
      [
        "3:10: \"summary\" is too long: 101 characters, at most 100 are allowed"
      ]),
    .init(
      "a text that is too long",
      withSection + "    say: " + String(repeating: "x", count: 4001) + "\n",
      [
        "15:10: \"say\" is too long: 4001 characters, at most 4000 are allowed"
      ]),
    .init(
      "a list key as key",
      heading + "[a]: b\n" + section,
      [
        "4:1: a key is a word, not a list"
      ]),
  ]
}
