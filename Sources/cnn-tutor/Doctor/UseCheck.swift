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

  var findings: [Finding] {
    [themeFinding, motionFinding, numberFinding] + fileFindings + [kernelFinding, threadFinding]
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
      shown.contrast(of: Cell("8", Style(role))).map { $0 < (role == .rule ? 3 : 4.5) } ?? false
    }
    return Finding(
      "What the tutor uses", "theme", value,
      faint.isEmpty
        ? nil
        : .init(
          what: "In the theme \(shown.name), too little contrast has "
            + faint.map { "\($0)" }.joined(separator: ", ") + ".",
          remedy: "take colours with a contrast of 4.5 to 1, or another theme with T"))
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
    [settingsFinding, assetsFinding, lessonsFinding, stateFinding]
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
    guard let folder = PlaceStore.folder(environment) else {
      return file(
        "places, answers", "nowhere",
        [
          .init(
            what: "HOME is not set, so it is not kept where you stopped.",
            remedy: "export HOME, or XDG_STATE_HOME")
        ])
    }
    var existing = folder
    while access(existing, F_OK) != 0, let slash = existing.lastIndex(of: "/"), existing != "/" {
      existing = slash == existing.startIndex ? "/" : String(existing[..<slash])
    }
    guard LessonsFolder.isFolder(existing), access(existing, W_OK | X_OK) == 0 else {
      return file(
        "places, answers", folder,
        [
          .init(
            what: "Nothing can be written to \(folder), so it is not kept where you stopped.",
            remedy: "make \(existing) a folder that you may write to")
        ])
    }
    return file("places, answers", existing == folder ? folder : "\(folder) (made when needed)")
  }
}
