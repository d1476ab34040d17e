import Canvas

/// A part of the lab's screen: drawn from a moment and from what one looks at, and nothing else.
protocol LabPanel {
  var title: String { get }
  func draw(in rect: Rect, on rendering: inout Rendering)
}

extension StripPanel: LabPanel {}
extension KernelsPanel: LabPanel {}
extension MapsPanel: LabPanel {}
extension WeightGridPanel: LabPanel {}
extension HistogramPanel: LabPanel {}
extension ExamplePanel: LabPanel {}
extension AnswerPanel: LabPanel {}
extension CurvesPanel: LabPanel {}
extension ConfusionPanel: LabPanel {}
