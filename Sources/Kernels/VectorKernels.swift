import KernelSet

/// The kernels as the compiler flags of this target make them.
public enum VectorKernels: KernelSet {}
