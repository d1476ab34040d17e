import Foundation

/// The grammar of lesson files for editors, as JSON Schema (draft 7), made from the reader's own keys.
public enum LessonSchema {
  /// The text of `lesson.schema.json`.
  public static var json: String {
    var schema = object(LessonKeys.table)
    schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    schema["title"] = "A lesson of cnn-tutor"
    let options: JSONSerialization.WritingOptions = [
      .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
    ]
    guard let data = try? JSONSerialization.data(withJSONObject: schema, options: options) else {
      return "{}\n"
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private static func object(_ table: KeyTable) -> [String: Any] {
    var properties: [String: Any] = [:]
    for key in table.keys {
      var property = schema(key.value)
      property["description"] = key.purpose
      properties[key.name] = property
    }
    var object: [String: Any] = [
      "type": "object", "properties": properties, "additionalProperties": false,
    ]
    let required = table.keys.filter(\.isRequired).map(\.name)
    if !required.isEmpty { object["required"] = required }
    let dependent = table.keys.filter(\.needsOperation)
    if !dependent.isEmpty {
      object["dependencies"] = Dictionary(
        uniqueKeysWithValues: dependent.map { key in
          (
            key.name,
            [
              "anyOf": [SectionKeys.operation, SectionKeys.layer].map {
                ["required": [$0.name]]
              }
            ]
          )
        })
    }
    return object
  }

  private static func schema(_ value: Key.Value) -> [String: Any] {
    switch value {
    case .line(let most), .paragraphs(let most): text(most)
    case .integer(let range):
      ["type": "integer", "minimum": range.lowerBound, "maximum": range.upperBound]
    case .word(let words): ["enum": words]
    case .name: ["type": "string", "maxLength": MatrixNames.longest]
    case .lessonID: ["type": "string", "pattern": LessonFile.idPattern]
    case .grid, .outputPlace: ["type": ["string", "number"]]
    case .operand: ["anyOf": [["type": ["string", "number"]], names]]
    case .weights:
      ["anyOf": [["type": ["string", "number"]], names, ["type": "array", "items": names]]]
    case .truth: ["type": ["boolean", "string"]]
    case .shape: ["type": ["string", "integer"]]
    case .stride: ["anyOf": [side(from: 1), sides(from: 1, 2)]]
    case .padding:
      [
        "anyOf": [
          side(from: 0), sides(from: 0, 2), sides(from: 0, 4), ["enum": ["same", "valid"]],
        ]
      ]
    case .list(let element, let counts):
      [
        "type": "array", "items": schema(element), "minItems": counts.lowerBound,
        "maxItems": counts.upperBound,
      ]
    case .named(let element, let most):
      ["type": "object", "additionalProperties": schema(element), "maxProperties": most]
    case .group(let table): object(table)
    }
  }

  /// The sheets of a volume.
  private static var names: [String: Any] { ["type": "array", "items": schema(.name)] }

  /// Text as YAML reads it: a line such as `3` or `2026` is a number to an editor.
  private static func text(_ most: Int) -> [String: Any] {
    ["type": ["string", "number"], "minLength": 1, "maxLength": most]
  }

  private static func side(from lowest: Int) -> [String: Any] {
    ["type": "integer", "minimum": lowest, "maximum": ParameterReader.longest]
  }

  private static func sides(from lowest: Int, _ number: Int) -> [String: Any] {
    ["type": "array", "items": side(from: lowest), "minItems": number, "maxItems": number]
  }
}
