/// What the man page tells that no command says of itself.
enum ManualFacts {
  struct Fact {
    let name: String
    let text: String
  }

  static let sections: [(title: String, facts: [Fact])] = [
    ("ENVIRONMENT", variables), ("FILES", files),
  ]

  /// The variables that the program reads; an option goes before a variable, a variable before the
  /// settings file.
  static let variables = [
    Fact(name: "CNN_TUTOR_LESSONS", text: "The folder with the lessons."),
    Fact(name: "CNN_TUTOR_ASSETS", text: "The folder with themes, networks and images."),
    Fact(name: "CNN_TUTOR_THEME", text: "The name of a theme, or the path of a theme file."),
    Fact(
      name: "CNN_TUTOR_REDUCED_MOTION",
      text: "Where set and not empty, 0, no or false: nothing moves by itself."),
    Fact(
      name: "NO_COLOR",
      text: "Where set and not empty: no colour, also with --color auto (see no-color.org)."),
    Fact(
      name: "COLORFGBG",
      text:
        "Where it ends in 7 or 15, as some terminals with a light ground set it, the usual theme is light."
    ),
    Fact(
      name: "TERM",
      text:
        "The kind of terminal. One that this machine does not know is taken for xterm-256color; "
        + "with dumb everything is told as text."),
    Fact(
      name: "LC_ALL, LC_CTYPE, LANG",
      text: "Whether characters beyond ASCII are shown; where none is set they are."),
    Fact(
      name: "XDG_CONFIG_HOME, XDG_STATE_HOME, HOME",
      text: "Where the settings are, and where your answers and where you stopped are kept."),
    Fact(
      name: "XDG_RUNTIME_DIR",
      text:
        "Where a projector and its presenters meet, in cnn-tutor/projector.sock; where it is not "
        + "set, beside your answers."),
    Fact(
      name: "ESCDELAY",
      text: "How many milliseconds after Escape the rest of a key may come; 25 where it is not set."
    ),
    Fact(
      name: "COLORTERM, TMUX, STY, SSH_CONNECTION, TERM_PROGRAM",
      text: "What doctor tells of the surroundings of the terminal."),
  ]

  static let files = [
    Fact(
      name: "$XDG_CONFIG_HOME/cnn-tutor/settings.yaml",
      text: "The settings, else below ~/.config: theme, color, ascii, reduced_motion, numbers, "
        + "lessons, mouse. What is wrong with it is told with line and column, and passed over."),
    Fact(
      name: "$XDG_STATE_HOME/cnn-tutor",
      text: "Where you stopped and what you answered, else below ~/.local/state."),
    Fact(
      name: "/usr/share/cnn-tutor/Lessons, /usr/share/cnn-tutor/Assets",
      text: "Lessons, themes, networks and images, as seen from where the program is installed."),
  ]
}
