import Canvas
import Course
import Testing

@testable import Screens

@Suite("Reduced motion")
struct ReducedMotionTests {
  @Test("The glimpse on the first screen stands still; a lesson plays when asked to")
  func still() throws {
    let lesson = try SampleLessons.lesson("strided-conv")
    let entry = Home.Entry(
      id: lesson.id, title: lesson.title, part: lesson.part, summary: lesson.summary)
    var tutor = Tutor(Home([entry]))
    tutor.show(glimpseOf: lesson)
    #expect(tutor.wake != nil)
    tutor.isMotionReduced = true
    #expect(tutor.wake == nil)
    tutor.open(lesson)
    #expect(tutor.wake == nil)
    _ = tutor.update(.key(.character(" ")))
    #expect(tutor.wake != nil)
  }
}
