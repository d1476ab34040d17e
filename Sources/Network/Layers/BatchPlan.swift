/// How a batch is divided into chunks of images; the same for any number of threads.
struct BatchPlan: Hashable {
  let size: Int
  let chunkSize: Int

  init(size: Int) {
    self.size = size
    chunkSize = max(4, (size + 15) / 16)
  }

  var chunkCount: Int { chunks(for: size) }

  /// How many images there is room for; kernels may touch the rest of a last chunk.
  var capacity: Int { chunkCount * chunkSize }

  func chunks(for imageCount: Int) -> Int {
    (imageCount + chunkSize - 1) / chunkSize
  }

  func images(inChunk chunk: Int, of imageCount: Int) -> Range<Int> {
    chunk * chunkSize..<min((chunk + 1) * chunkSize, imageCount)
  }

  func chunk(of images: Range<Int>) -> Int {
    images.lowerBound / chunkSize
  }
}
