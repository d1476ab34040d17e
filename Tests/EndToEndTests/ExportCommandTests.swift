import Foundation
import Testing
import TmuxPane

/// Lessons taken away by the command.
@Suite(.fewAtATime) struct ExportCommandTests {
  private func export(
    _ arguments: [String], in scratch: Scratch
  ) async throws -> ChildProcess.Outcome {
    try await Program.run(
      ["export", "strided-conv", "--lessons", Program.lessons.path] + arguments, in: scratch)
  }

  @Test("A file's name says the form, and what was there is replaced")
  func files() async throws {
    let scratch = try Scratch()
    for (name, start) in [
      ("a.html", "<!DOCTYPE html>"), ("a.svg", "<svg "), ("a.txt", "Strided convolution\n"),
      ("a.cast", "{\"version\": 2"), ("a.gif", "GIF89a"),
    ] {
      try scratch.write("old", to: name)
      let steps = name == "a.svg" ? ["--step", "20"] : ["--from", "1", "--to", "12"]
      let outcome = try await export(["--output", name] + steps, in: scratch)
      #expect(outcome.status == 0 && outcome.errors.isEmpty)
      #expect(outcome.output.hasPrefix("Wrote \(name), "))
      let bytes = try Data(contentsOf: scratch.file(name))
      #expect(bytes.starts(with: Data(start.utf8)))
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
    #expect(left.filter { $0.hasPrefix(".cnn-tutor") }.isEmpty)
  }

  @Test("Text is what the lesson tells plainly, of the steps asked for")
  func text() async throws {
    let scratch = try Scratch()
    let all = try await export(["--format", "text"], in: scratch)
    let plain = try await Program.run(["lesson", "strided-conv", "--plain"], in: scratch)
    #expect(all.output == plain.output)
    let one = try await export(
      ["--format", "text", "--step", "17", "--detail", "product"], in: scratch)
    #expect(one.output.hasPrefix("Step 17. ") && !one.output.contains("Step 18."))
    // A step inside of a window has a sentence as well.
    for arguments in [["--step", "17"], ["--from", "17", "--to", "18"]] {
      let inside = try await export(
        ["--format", "text", "--detail", "window"] + arguments, in: scratch)
      #expect(inside.output.hasPrefix("Step 17. "))
    }
    let rest = try await Program.run(
      ["lesson", "strided-conv", "--plain", "--detail", "window", "--step", "17"], in: scratch)
    #expect(rest.output.hasPrefix("Step 17. ") && rest.output.contains("\nStep 22. "))
  }

  @Test("Pictures and recordings are what other programs read")
  func read() async throws {
    let scratch = try Scratch()
    let hostile = LessonText.small().replacing("title: ", with: "title: <&\"' ")
    try scratch.write(hostile, to: "small.yaml")
    for name in ["a.svg", "a.cast", "a.gif", "a.html"] {
      let outcome = try await Program.run(
        ["export", "./small.yaml", "--output", name], in: scratch)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    try scratch.write(Self.reader, to: "read.py")
    let verdict = try await Program.run(command: ["python3", "read.py"], in: scratch)
    #expect(verdict.status == 0, "\(verdict.output)\(verdict.errors)")
  }

  private static let reader = """
    import base64, hashlib, html.parser, json, re, xml.etree.ElementTree as xml
    root = xml.parse("a.svg").getroot()
    assert root.tag.endswith("}svg") and root[0].text.startswith("<&\\"' "), root[0].text
    lines = [json.loads(line) for line in open("a.cast", encoding="utf8")]
    assert lines[0]["version"] == 2 and lines[0]["title"].startswith("<&\\"' ")
    times = [line[0] for line in lines[1:]]
    assert times == sorted(times) and all(line[1] == "o" for line in lines[1:])
    gif = open("a.gif", "rb").read()
    assert gif[:6] == b"GIF89a" and gif[-1] == 0x3B and len(gif) < 1_000_000
    page = open("a.html", encoding="utf8").read()
    script = re.findall("<script>(.*?)</script>", page, re.S)
    assert len(script) == 1
    digest = base64.b64encode(hashlib.sha256(script[0].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page
    data = json.loads(re.search('id="data">(.*?)</script>', page, re.S)[1])
    assert data["slides"][0][0] == 1
    open_tags = []
    class Reader(html.parser.HTMLParser):
        def handle_starttag(self, tag, attributes):
            if tag not in ("meta", "input"): open_tags.append(tag)
        def handle_endtag(self, tag):
            assert open_tags.pop() == tag, tag
    Reader().feed(page)
    assert not open_tags, open_tags
    """

  @Test(
    "What does not go together is refused, with what would",
    arguments: [
      (["--output", "a"], "--format html|svg|text|cast|gif"),
      (["--output", "a.pdf"], "--format html|svg|text|cast|gif"),
      (["--output", "a.gif", "--step", "3"], "--step does not go with gif"),
      (["--output", "a.svg", "--from", "3"], "--from does not go with svg"),
      (["--output", "a.txt", "--step", "3", "--to", "4"], "--step is one step"),
      (["--output", "a.txt", "--size", "80x24"], "--size does not go with text"),
      (["--output", "a.txt", "--theme", "dark"], "--theme does not go with text"),
      (["--output", "a.gif", "--solutions"], "--solutions does not go with gif"),
      (["--output", "a.cast", "--seed", "3"], "--seed does not go with cast"),
      (["--output", "a.html", "--step", "0"], "--step does not go with html"),
      (["--output", "a.svg", "--step", "0"], "steps are counted from 1"),
      (["--output", "a.gif", "--from", "9", "--to", "3"], "the last step comes before the first"),
      (["--output", "a.html", "--projector"], "--projector is for screens"),
      (["--output", "a.gif", "--reduced-motion"], "svg and text stand still"),
      (["--output", "a.html", "--reduced-motion"], "a page asks the reader's browser"),
      (["--output", "a.html", "--size", "19x24"], "19x24"),
      (["--output", "a.html", "--size", "80x101"], "80x101"),
      (["--output", "a.html", "--size", "80"], "20x6"),
    ])
  func refusals(_ arguments: [String], _ message: String) async throws {
    let scratch = try Scratch()
    let outcome = try await export(arguments, in: scratch)
    #expect(outcome.status == 64 && outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("What cannot be written is said, and what was there stays")
  func unwritable() async throws {
    let scratch = try Scratch()
    let beyond = try await export(["--output", "a.svg", "--step", "9999"], in: scratch)
    #expect(beyond.status == 2 && beyond.errors.contains("there is no step 9999"))
    let nowhere = try await export(["--output", "none/a.svg"], in: scratch)
    #expect(nowhere.status == 2 && nowhere.errors.contains("cannot write none/a.svg: No such file"))
    let folder = try await export(["--format", "svg", "--output", "state"], in: scratch)
    #expect(folder.status == 2 && folder.errors.contains("state is a folder"))
    let full = try await export(["--format", "svg", "--output", "/dev/full"], in: scratch)
    #expect(full.status == 2 && full.errors.contains("cannot write /dev/full: No space left"))
  }

  @Test("Where there is no room for all of it, what was there stays, and nothing lies beside it")
  func noRoom() async throws {
    let scratch = try Scratch()
    try scratch.write("old", to: "a.html")
    let outcome = try await Program.run(
      command: [
        "sh", "-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"", Program.path, "export",
        "strided-conv", "--lessons", Program.lessons.path, "--output", "a.html", "--to", "3",
      ], in: scratch)
    #expect(outcome.status == 2 && outcome.errors.contains("cannot write a.html: File too large"))
    #expect(try String(contentsOf: scratch.file("a.html"), encoding: .utf8) == "old")
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
    #expect(left.filter { $0.hasPrefix(".cnn-tutor") }.isEmpty)
  }

  @Test("Names of standard output mean what - means", arguments: ["/dev/stdout", "/dev/fd/1"])
  func standardOutput(_ name: String) async throws {
    let scratch = try Scratch()
    let usual = try await export(["--format", "svg", "--output", "-"], in: scratch)
    let named = try await export(["--format", "svg", "--output", name], in: scratch)
    #expect(named.status == 0 && named.output == usual.output && usual.output.hasPrefix("<svg "))
  }

  @Test("A file that may not be written to is refused, and permissions are kept")
  func permissions() async throws {
    let scratch = try Scratch()
    let path = try scratch.write("old", to: "a.svg").path
    #expect(chmod(path, 0o444) == 0)
    let refused = try await export(["--output", "a.svg"], in: scratch)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("a.svg may not be written to, by its permissions"))
    #expect(chmod(path, 0o640) == 0)
    #expect(try await export(["--output", "a.svg"], in: scratch).status == 0)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
  }

  @Test("Through a link that leads to no file yet that file is made, and the link stays")
  func danglingLink() async throws {
    let scratch = try Scratch()
    try FileManager.default.createSymbolicLink(
      atPath: scratch.file("link.svg").path, withDestinationPath: "real.svg")
    #expect(try await export(["--output", "link.svg"], in: scratch).status == 0)
    let text = try String(contentsOf: scratch.file("real.svg"), encoding: .utf8)
    #expect(text.hasPrefix("<svg "))
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: scratch.file("link.svg").path)
        == "real.svg")
  }

  @Test("Through a link the file behind it is replaced, and the link stays")
  func link() async throws {
    let scratch = try Scratch()
    try scratch.write("old", to: "real.svg")
    try FileManager.default.createSymbolicLink(
      at: scratch.file("link.svg"), withDestinationURL: scratch.file("real.svg"))
    let outcome = try await export(["--output", "link.svg"], in: scratch)
    #expect(outcome.status == 0)
    let text = try String(contentsOf: scratch.file("real.svg"), encoding: .utf8)
    #expect(text.hasPrefix("<svg "))
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: scratch.file("link.svg").path)
        == scratch.file("real.svg").path)
  }

  @Test(
    "On a terminal a line tells how far a long export has come, until it ends, unless nothing is to move",
    arguments: [false, true])
  func progress(isStill: Bool) async throws {
    let scratch = try Scratch()
    let pane = try TmuxPane(
      size: (100, 20), environment: scratch.environment,
      command: ["env", "CNN_TUTOR_REDUCED_MOTION=\(isStill ? 1 : 0)"] + [
        Program.path, "export", "hospital-convolution", "--lessons", Program.lessons.path,
        "--output",
        scratch.file("a.gif").path,
      ])
    if isStill {
      #expect(try await pane.waitForExit() == 0)
    } else {
      try await pane.wait(for: "how far it has come") {
        try pane.screen().contains { $0.contains(/frame \d+ of \d+/) }
      }
      #expect(try await pane.waitForExit() == 0)
    }
    let screen = try pane.screen().joined()
    #expect(screen.contains("Wrote ") && !screen.contains("frame "))
  }

  @Test("A terminal is not sent an animation")
  func terminal() async throws {
    let scratch = try Scratch()
    let pane = try TmuxPane(
      size: (100, 20), environment: scratch.environment,
      command: [
        Program.path, "export", "strided-conv", "--lessons", Program.lessons.path, "--format",
        "gif",
      ])
    #expect(try await pane.waitForExit() == 2)
    #expect(try pane.screen().joined().contains("an animation is no text for a terminal"))
  }
}
