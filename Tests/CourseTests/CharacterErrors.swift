/// Characters that cannot be shown.
extension LessonErrorCase {
  static let characters: [LessonErrorCase] = [
    .init(
      "an escape sequence in double quotes",
      heading + "question: \"\\e[31mred\"\n" + section,
      [
        "4:11: this text holds the character U+001B, which cannot be shown; take it out"
      ]),
    .init(
      "an escape sequence in the notes",
      heading + "notes: \"\\e]52;c;AAAA\"\n" + section,
      [
        "4:8: this text holds the character U+001B, which cannot be shown; take it out"
      ]),
    .init(
      "an escape character as it is",
      heading + "question: a\u{1B}[31m\n" + section,
      [
        "4:12: the character U+001B cannot be shown; take it out"
      ]),
    .init(
      "a bidirectional override",
      heading + "question: a\u{202E}b\n" + section,
      [
        "4:12: the character U+202E (right-to-left override) cannot be shown; take it out"
      ]),
    .init(
      "a zero-width space",
      heading + "question: a\u{200B}b\n" + section,
      [
        "4:12: the character U+200B (zero width space) cannot be shown; take it out"
      ]),
    .init(
      "a lone variation selector",
      heading + "question: a \u{FE0F}\n" + section,
      [
        "4:13: the character U+FE0F (variation selector-16) cannot be shown; take it out"
      ]),
    .init(
      "an escaped variation selector",
      heading + "question: \"\\uFE0F\"\n" + section,
      [
        "4:11: this text holds the character U+FE0F (variation selector-16), which "
          + "cannot be shown; take it out"
      ]),
    .init(
      "a NUL",
      heading + "question: a\u{0}b\n" + section,
      [
        "4:12: the character U+0000 cannot be shown; take it out"
      ]),
    .init(
      "a carriage return within a line",
      heading + "question: a\rb\n" + section,
      [
        "4:12: the character U+000D cannot be shown; take it out"
      ]),
    .init(
      "a next-line character",
      heading + "question: a\u{85}b\n" + section,
      [
        "4:12: the character U+0085 cannot be shown; take it out"
      ]),
    .init(
      "an unsafe key",
      heading + "\"\\e[2J\": x\n" + section,
      [
        "4:1: this text holds the character U+001B, which cannot be shown; take it out"
      ]),
  ]
}
