import Lab
import Network
import Testing

@Suite struct LabSettingsTests {
  @Test("A network's own settings are those that the lab begins with")
  func fromDescription() {
    var network = NetworkDescription(
      name: "small", input: Volume(channels: 1, height: 8, width: 8),
      layers: [
        LayerDescription(name: "drop", kind: .dropout(rate: 0.25)),
        LayerDescription(name: "flatten", kind: .flatten),
        LayerDescription(name: "linear", kind: .linear(features: 10)),
      ])
    network.training.learningRate = 0.5
    let settings = LabSettings(network, seed: 7)
    #expect(settings.dropout == 0.25)
    #expect(settings.learningRate == 0.5)
    #expect(settings.seed == 7)
    network.layers.removeFirst()
    #expect(LabSettings(network, seed: 7).dropout == nil)
  }
}
