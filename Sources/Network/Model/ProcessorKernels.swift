import CProcessor
import KernelSet
import Kernels

#if arch(x86_64)
  import KernelsAVX2
  import KernelsAVX512
#endif

/// Which of the compiled kernels a model uses.
public enum ProcessorKernels: String, CaseIterable {
  /// What every processor of the architecture has.
  case plain
  case avx2
  case avx512

  /// The fastest that this processor runs.
  public static var best: ProcessorKernels {
    if processor_has_avx512() { return .avx512 }
    return processor_has_avx2() ? .avx2 : .plain
  }

  /// Whether this processor runs them.
  public var isAvailable: Bool {
    switch self {
    case .plain: true
    case .avx2: processor_has_avx2()
    case .avx512: processor_has_avx512()
    }
  }

  /// The kernels themselves.
  public var set: any KernelSet.Type {
    #if arch(x86_64)
      switch self {
      case .plain: Kernels.VectorKernels.self
      case .avx2: KernelsAVX2.VectorKernels.self
      case .avx512: KernelsAVX512.VectorKernels.self
      }
    #else
      Kernels.VectorKernels.self
    #endif
  }
}
