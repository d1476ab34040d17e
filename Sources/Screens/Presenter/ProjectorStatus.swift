/// What a projector shows, as a presenter is told.
public struct ProjectorStatus: Hashable, Sendable {
  /// The screen that is open.
  public enum Screen: String, Hashable, Sendable, CaseIterable {
    case home, lesson, quiz, lab, sandbox
  }

  public var screen: Screen
  /// The lesson that is open, and where it is, from 0.
  public var lesson: String?
  public var position = 0
  /// How many steps the lesson has.
  public var stepCount = 0
  /// The board of this moment that is in view, from 0, and how many there are.
  public var board = 0
  public var boardCount = 1
  public var isPlaying = false
  /// What lies over everything: `black` or `white`.
  public var blank: String?
  /// Whether results stay covered, and whether the one in play is.
  public var predicts = false
  public var isCovered = false
  public var hasPointer = false
  public var hasSpotlight = false
  /// Whether letters are typed, so that `q` is one of them.
  public var isTyping = false
  /// Since when the class has looked on, in seconds since 1970; nil where that is not known.
  public var began: Int?
  /// When the newest of the keys was pressed that have come from a presenter, by the presenter's clock,
  /// in milliseconds; nil for none.
  public var heard: Int?
  /// What there is to be said of a quiz or the lab: the question and what is right, how the training
  /// stands.
  public var remarks: [String] = []

  public init(screen: Screen, lesson: String? = nil) {
    self.screen = screen
    self.lesson = lesson
  }
}

extension Tutor {
  /// The screen that is open.
  public var screen: ProjectorStatus.Screen {
    lab != nil
      ? .lab : sandbox != nil ? .sandbox : quiz != nil ? .quiz : player != nil ? .lesson : .home
  }

  /// What the class sees now.
  public var status: ProjectorStatus {
    var status = ProjectorStatus(screen: screen, lesson: player?.lesson.id)
    status.blank = blank?.rawValue
    status.isTyping = isTyping
    status.remarks = quiz?.remarks ?? lab?.remarks ?? []
    guard let player else { return status }
    status.position = player.position
    status.stepCount = player.script.count
    status.boardCount = player.pageCount
    status.board = min(player.page, status.boardCount - 1)
    status.isPlaying = player.isPlaying
    status.isCovered = player.isCovered
    status.predicts = player.projection?.predicts ?? false
    status.hasPointer = player.projection?.pointer != nil
    status.hasSpotlight = player.projection?.hasSpotlight ?? false
    return status
  }
}
