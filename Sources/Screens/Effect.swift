import Lab
import Quiz

/// What a screen asks for from outside; one runner does it.
public enum Effect: Hashable, Sendable {
  /// Open a lesson.
  case open(lesson: String)
  /// Read a lesson so that its preview can be shown.
  case preview(lesson: String)
  /// Keep where the learner is.
  case save(place: Int, lesson: String)
  /// Take the next theme, or say that there is no other.
  case nextTheme
  /// The screen is shown to a class from now on, or no longer.
  case projector(Bool)
  /// Turn the mouse on, or off again.
  case mouse
  /// Turn the mouse on, if it is not.
  case mouseOn
  /// Open the sandbox: over a lesson with what it shows, over the first screen with an example.
  case sandbox
  /// Open a quiz.
  case quiz(QuizTopic)
  /// Keep what became of a question before anything else is shown.
  case answered(Round.Outcome)
  /// Open the training lab.
  case openLab
  /// Ask something of the training.
  case lab(Lab.Command)
  /// Save what is on the screen as text.
  case exportScreen(path: String)
  /// Print a line on the terminal once the program has ended.
  case printAtEnd(String)
  /// Leave this screen for the one before it, or the program.
  case leave
}

/// What a quiz asks about.
public enum QuizTopic: Hashable, Sendable {
  case lesson(String)
  /// Some questions of all lessons.
  case mixed
  /// What is to be asked again by now.
  case due
}
