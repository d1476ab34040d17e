import Foundation
import Grammar

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
    let dependent = table.keys.filter(\.needsKind)
    let homes = [SectionKeys.operation, SectionKeys.layer, QuestionKeys.generate].filter { home in
      table.keys.contains { $0.name == home.name }
    }
    if !dependent.isEmpty, !homes.isEmpty {
      object["dependencies"] = Dictionary(
        uniqueKeysWithValues: dependent.map { key in
          (
            key.name,
            [
              "anyOf": homes.map { ["required": [$0.name]] }
            ]
          )
        })
    }
    return object
  }

  private static func schema(_ value: Key.Value) -> [String: Any] {
    switch value {
    case .line(let most), .paragraphs(let most): text(most)
    case .integer(let range): side(in: range)
    case .number(let range):
      ["type": "number", "minimum": range.lowerBound, "maximum": range.upperBound]
    case .word(let words): ["enum": words]
    case .truth: ["type": ["boolean", "string"]]
    case .pair(let range): ["anyOf": [side(in: range), sides(in: range, 2)]]
    case .list(let element, let counts):
      [
        "type": "array", "items": schema(element), "minItems": counts.lowerBound,
        "maxItems": counts.upperBound,
      ]
    case .named(let element, let most):
      ["type": "object", "additionalProperties": schema(element), "maxProperties": most]
    case .group(let table): object(table)
    case .form(let form): (form as? LessonForm).map(schema) ?? [:]
    }
  }

  private static func schema(_ form: LessonForm) -> [String: Any] {
    switch form {
    case .name: ["type": "string", "maxLength": MatrixNames.longest]
    case .lessonID, .questionID: ["type": "string", "pattern": FileName.pattern]
    case .grid, .outputPlace: ["type": ["string", "number"]]
    case .operand: ["anyOf": [["type": ["string", "number"]], names]]
    case .weights:
      ["anyOf": [["type": ["string", "number"]], names, ["type": "array", "items": names]]]
    case .shape: ["type": ["string", "integer"]]
    case .padding(let range):
      [
        "anyOf": [
          side(in: range), sides(in: range, 2), sides(in: range, 4), ["enum": ["same", "valid"]],
        ]
      ]
    }
  }

  /// The sheets of a volume.
  private static var names: [String: Any] { ["type": "array", "items": schema(LessonForm.name)] }

  /// Text as YAML reads it: a line such as `3` or `2026` is a number to an editor.
  private static func text(_ most: Int) -> [String: Any] {
    ["type": ["string", "number"], "minLength": 1, "maxLength": most]
  }

  private static func side(in range: ClosedRange<Int>) -> [String: Any] {
    ["type": "integer", "minimum": range.lowerBound, "maximum": range.upperBound]
  }

  private static func sides(in range: ClosedRange<Int>, _ number: Int) -> [String: Any] {
    ["type": "array", "items": side(in: range), "minItems": number, "maxItems": number]
  }
}
