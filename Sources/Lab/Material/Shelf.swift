import Network

/// The networks and images at hand: those that come with the program, and others by their paths.
struct Shelf: Sendable {
  /// The folder `Assets`.
  let assets: String

  private var box: NetworkBox { NetworkBox(assets: assets) }

  /// The network of a name or a path.
  func network(_ name: String) throws(LabError) -> NetworkDescription {
    do throws(NetworkBoxError) {
      return try box.network(name)
    } catch {
      throw .refused("\(error)")
    }
  }

  /// The first network in the box that takes such images, with a head for their classes.
  func network(for data: DataSet) throws(LabError) -> NetworkDescription {
    let first: NetworkDescription?
    do throws(NetworkBoxError) {
      first = try box.first { $0.input == data.shape }
    } catch {
      throw .refused("\(error)")
    }
    guard let first else {
      throw .refused("no network in the box takes images of \(data.shape)")
    }
    return try Material.fit(first, to: data)
  }

  /// Images, or those of some of their classes.
  func data(_ name: DataName, seed: UInt64) throws(LabError) -> DataSet {
    let whole: DataSet
    do throws(DataError) {
      whole = try DataSource(name.source).dataSet(assets: assets, seed: seed)
    } catch {
      throw .data(error)
    }
    guard let classes = name.classes else { return whole }
    guard classes.lowerBound >= 0, whole.classNames.indices.contains(classes.upperBound),
      classes.count >= 2
    else {
      throw .refused(
        "of \(name.source) two classes or more can be chosen, from 0 to "
          + "\(whole.classNames.count - 1)")
    }
    return whole.only(classes, name: name.description)
  }

  /// What can be chosen by name, beside what is in use.
  func choices(with material: Material) -> LabChoices {
    let (name, data) = (material.network.name, material.dataName.description)
    let (networks, words) = (box.names, DataSource.words + ["digits 0-4", "digits 5-9"])
    return LabChoices(
      networks: networks + (networks.contains(name) ? [] : [name]),
      data: words + (words.contains(data) ? [] : [data]))
  }
}
