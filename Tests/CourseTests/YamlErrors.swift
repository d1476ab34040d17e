/// What is no YAML, or YAML that lessons do not have.
extension LessonErrorCase {
  static let yaml: [LessonErrorCase] = [
    .init(
      "bad YAML: a tab",
      heading + "sections:\n\t- title: A\n",
      [
        "5:1: a tab cannot be used here; use spaces"
      ]),
    .init(
      "bad YAML: text with a colon",
      "title: T: U\n" + afterTitle + section,
      [
        "1:9: there is a colon too many, or a key stands too far to the right; text with "
          + "a colon followed by a space needs quotes around it"
      ]),
    .init(
      "bad YAML: an unclosed quote",
      "title: \"T\n" + afterTitle + "question: \"Q\"\n" + section,
      [
        "1:8: this text begins with a quote, but does not end with it; close the quote"
      ]),
    .init(
      "bad YAML: an unclosed quote at the end",
      heading + section + "    say: \"x\n",
      [
        "6:10: this text begins with a quote, but does not end with it; close the quote"
      ]),
    .init(
      "bad YAML: an unclosed bracket",
      withSection + "    show: [image\n    say: x\n",
      [
        "15:11: this [ is not closed by ], or a comma is missing"
      ]),
    .init(
      "bad YAML: a line without a colon",
      heading + "question\n" + section,
      [
        "4:1: this is no key, for it has no colon; a longer text stands further to the "
          + "right, below |"
      ]),
    .init(
      "bad YAML: no blank behind a colon",
      "title: A\npart:Pooling\n" + section,
      ["2:1: behind \"part:\" there must be a blank"]),
    .init(
      "bad YAML: text behind a closing quote",
      withSection + "    say: \"Ask first\", where was it?\n",
      [
        "15:21: text stands behind a closing quote; put all of it in quotes, with '' for a quote "
          + "in it"
      ]),
    .init(
      "a list in place of text, of a key that has a namesake for lists",
      heading + "question:\n  - kind: cell\n" + section,
      ["5:3: \"question\" must be text, but here is a list; did you mean \"questions\"?"]),
    .init(
      "bad YAML: wrong indentation",
      withSection + "   say: x\n",
      [
        "15:4: this does not fit here; lines that belong together begin in the same "
          + "column"
      ]),
    .init(
      "bad YAML: text that begins with a star",
      heading + "question: *why\n" + section,
      [
        "4:11: a text cannot begin with *; put quotes around it"
      ]),
    .init(
      "bad YAML: text that begins with an at sign",
      heading + "question: @why\n" + section,
      [
        "4:11: a text cannot begin with the character @; put quotes around it"
      ]),
    .init(
      "bad YAML: an unknown escape",
      heading + "question: \"a \\q\"\n" + section,
      [
        "4:14: in double quotes, \\ has a meaning of its own; write \\\\ or use single "
          + "quotes"
      ]),
    .init(
      "two documents",
      heading + section + "---\n" + heading + section,
      [
        "6:1: a second document (---) begins here; a file holds one lesson"
      ]),
    .init(
      "an anchor",
      heading + "question: &q Why?\n" + section,
      [
        "4:11: anchors (&) and aliases (*) are not read in lessons; write it out"
      ]),
    .init(
      "an anchor and its alias",
      heading + "question: &q Why?\nsources: [*q]\n" + section,
      [
        "4:11: anchors (&) and aliases (*) are not read in lessons; write it out"
      ]),
    .init(
      "a tag",
      heading + "question: !!str Why?\n" + section,
      [
        "4:11: tags (!) are not read in lessons; leave it out, or put quotes around the "
          + "text"
      ]),
    .init(
      "a merge key",
      heading + "remember:\n  <<: {rule: R}\n" + section,
      [
        "5:3: merge keys (<<) are not read in lessons; write it out",
        "5:3: missing key \"rule\": \"remember\" needs it",
      ]),
    .init(
      "a merge key among matrices",
      heading + "matrices:\n  <<: {a: 1}\n" + section,
      [
        "5:3: merge keys (<<) are not read in lessons; write it out"
      ]),
    .init(
      "deep nesting",
      heading + "sources: [[[[[[[[[[[[a]]]]]]]]]]]]\n" + section,
      [
        "4:11: an entry of \"sources\" must be text, but here is a list",
        "4:20: this is nested too deeply",
      ]),
    .init(
      "bad YAML: a key below a text, one column too far to the right",
      withSection + "    say: |\n      Text.\n     show: [image]\n",
      ["17:6: this does not fit here; lines that belong together begin in the same column"]),
    .init(
      "bad YAML: the first of three keys one column too far to the right",
      heading + "matrices:\n   a: 1\n  b: 2\n  c: 3\n" + section,
      ["5:4: this does not fit here; lines that belong together begin in the same column"]),
    .init(
      "bad YAML: the last of three keys one column too far to the left",
      heading + "matrices:\n   a: 1\n   b: 2\n  c: 3\n" + section,
      ["7:3: this does not fit here; lines that belong together begin in the same column"]),
  ]
}
