import ArgumentParser

/// The option that every command with a screen has.
///
/// It is one group for all of them, so that it counts before a command's name as well.
struct TextOption: ParsableArguments {
  @Flag(
    help: "Tell everything as lines of text instead of showing it, none of which is written over.")
  var plain = false
}
