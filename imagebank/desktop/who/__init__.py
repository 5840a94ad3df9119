"""Who is in many pictures: persons and their areas, one picture after another, by keyboard or mouse."""
