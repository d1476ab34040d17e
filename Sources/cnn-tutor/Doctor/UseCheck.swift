import Canvas
import Course
import Network

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the tutor makes of what is there, and which files it reads.
struct UseCheck {
  let environment: [String: String]
  let preferences: Preferences
  let settings: UserSettings
  /// The program's own path.
  let executable: String?
  /// How many colours the terminal has.
  let colours: Int
  /// Whether the locale asks for more than ASCII.
  let isUTF8: Bool

  var findings: [Finding] {
    [themeFinding, characterFinding, motionFinding, numberFinding, mouseFinding] + fileFindings
      + [kernelFinding, threadFinding]
  }

  // MARK: - What it uses

  private var themeFinding: Finding {
    let asked = preferences.theme
    let usesColour = preferences.colour.value == .auto
    let shown = usesColour ? asked.value.fitting(colours: colours) : .mono
    let value =
      shown == asked.value
      ? "\(shown.name), \(asked.origin)"
      : "\(shown.name), as "
        + (usesColour
          ? "the terminal has too few colours for \(asked.value.name)"
          : "no colour is wanted \(preferences.colour.origin)")
    let faint = Role.allCases.filter { role in
      let found = shown.contrast(of: Cell("8", Style(role)))
      return found.map { $0 < shown.leastContrast(of: role) } ?? false
    }
    return Finding(
      "What the tutor uses", "theme", value,
      faint.isEmpty
        ? nil
        : .init(
          what: "In the theme \(shown.name), too little contrast has "
            + faint.map { "\($0)" }.joined(separator: ", ") + ".",
          remedy:
            "take colours with a contrast of \(shown.textContrast == 7 ? "7" : "4.5") to 1, or "
            + "another theme with T"))
  }

  private var characterFinding: Finding {
    let asked = preferences.ascii
    let isASCII = asked.value ?? !isUTF8
    return Finding(
      "What the tutor uses", "characters",
      (isASCII ? "ASCII only" : "UTF-8") + ", "
        + (asked.value == nil ? "as the locale asks" : "\(asked.origin)"))
  }

  private var mouseFinding: Finding {
    let mouse = preferences.mouse
    return Finding(
      "What the tutor uses", "mouse",
      (mouse.value ? "for the tutor from the start" : "for the terminal until m is pressed")
        + ", \(mouse.origin)")
  }

  private var motionFinding: Finding {
    let motion = preferences.reducedMotion
    return Finding(
      "What the tutor uses", "motion",
      "\(motion.value ? "nothing moves by itself" : "full"), \(motion.origin)")
  }

  private var numberFinding: Finding {
    let numbers = preferences.numbers.value.map { "as \($0)s, \(preferences.numbers.origin)" }
    return Finding("What the tutor uses", "numbers", numbers ?? "as each lesson says")
  }

  private var kernelFinding: Finding {
    let all = ProcessorKernels.allCases.filter(\.isAvailable).map(\.rawValue)
    return Finding(
      "Computing", "kernels",
      "\(ProcessorKernels.best.rawValue); this processor runs \(all.joined(separator: ", "))")
  }

  private var threadFinding: Finding {
    let count = (try? NetworkOptions.parse([]))?.threadCount ?? 1
    return Finding("Computing", "threads", "\(count)")
  }

  // MARK: - Files

  /// In the order in which they are read.
  private var fileFindings: [Finding] {
    [
      settingsFinding, assetsFinding, themeFileFinding, lessonsFinding, stateFinding, tapeFinding,
      socketFinding,
    ]
  }

  private func file(
    _ name: String, _ value: String, _ problems: [Finding.Complaint] = []
  ) -> Finding {
    var finding = Finding("Files, in the order in which they are read", name, value)
    finding.problems = problems
    return finding
  }

  private var settingsFinding: Finding {
    guard let path = settings.path else { return file("settings", "none, as HOME is not set") }
    let isThere = access(path, F_OK) == 0
    return file(
      "settings", isThere ? path : "\(path) (there is none)",
      preferences.complaints.map {
        .init(what: $0, remedy: "mend that; until then it is passed over")
      })
  }

  private var assetsFinding: Finding {
    switch AssetsFolder.find(environment: environment, executable: executable) {
    case .success(let folder): file("assets", folder)
    case .failure:
      file(
        "assets", "not found",
        [
          .init(
            what: "The folder Assets is not to be found: networks and images are missing.",
            remedy: "install them with the program (make install), or set CNN_TUTOR_ASSETS")
        ])
    }
  }

  private var themeFileFinding: Finding {
    let usesFile = preferences.colour.value == .auto && preferences.theme.value.colours <= colours
    let path = usesFile ? preferences.themeFile : nil
    return file("theme", path ?? "none: the theme is in the program")
  }

  private var lessonsFinding: Finding {
    let asked = preferences.lessons
    let found = LessonsFolder.find(
      asked: asked.value.map { (path: $0, by: asked.origin) }, executable: executable)
    guard case .success(let folder) = found, let library = Library(folder: folder) else {
      return file(
        "lessons", "not found",
        [
          .init(
            what: "The lessons are not to be found, or cannot be read.",
            remedy: "say where they are with --lessons, CNN_TUTOR_LESSONS or the settings file")
        ])
    }
    let broken = library.entries.filter { !$0.problems.isEmpty }
    return file(
      "lessons", "\(folder) (\(library.entries.count) lessons), \(asked.origin)",
      broken.map { .init(what: "\($0.path) is broken.", remedy: "cnn-tutor check \($0.path)") })
  }

  private var stateFinding: Finding {
    let (value, problem) = KeepingCheck(environment: environment).result
    return file("places, answers", value, [problem].compactMap { $0 })
  }

  private var tapeFinding: Finding {
    let folder = PlaceStore.folder(environment)
    return file(
      "the lab's tapes",
      folder.map { "\($0)/NETWORK-DATA-SEED.tape" } ?? "nowhere, as HOME is not set")
  }

  /// Where a projector and its presenters meet.
  private var socketFinding: Finding {
    let name = "presenter's socket"
    do throws(PresenterError) {
      let place = try MeetingPlace(environment)
      do throws(PresenterError) { try place.check() } catch .nobody {}
      return file(name, place.socket)
    } catch .noFolder {
      return file(name, "nowhere, as neither XDG_RUNTIME_DIR nor HOME is set")
    } catch {
      let remedy =
        if case .longPath = error {
          "name a folder with a shorter path in XDG_RUNTIME_DIR"
        } else {
          "let nobody else into it: chmod 700, or name another folder in XDG_RUNTIME_DIR"
        }
      return file(name, "none", [.init(what: "\(error)", remedy: remedy)])
    }
  }
}
