import Testing

/// Lets only a few terminals be open at a time, so that a small machine stays quick enough for them.
actor Turnstile {
  private static let shared = Turnstile(places: 4)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  private init(places: Int) { free = places }

  private func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func leave() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }

  /// Runs a test when there is a place for it.
  struct Trait: SuiteTrait, TestTrait, TestScoping {
    let isRecursive = true

    func provideScope(
      for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
      await Turnstile.shared.enter()
      do {
        try await function()
        await Turnstile.shared.leave()
      } catch {
        await Turnstile.shared.leave()
        throw error
      }
    }
  }
}

extension Trait where Self == Turnstile.Trait {
  /// Only a few of these tests run at a time.
  static var fewAtATime: Self { Self() }
}
