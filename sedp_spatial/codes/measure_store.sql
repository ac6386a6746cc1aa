-- The store of a plan's measures: a GeoPackage of two tables without geometry.
-- Read by the library, which begins the file, and by the QGIS plugin, which changes it.
--
-- state     kept      a measure of the user's
--           declined  the plan would generate it, and the user does not want it
--           removed   it counts no more; the row stays so that nobody overwrites it unseen
-- origin    given, or taken_over: the plan generated it, and the user changed or declined it
-- revision  grows with each change; whoever saves says which one was read. The triggers see to it
--           where another program changes the tables (QGIS's attribute table, a database browser).
--           The plugin writes by itself, and sets the revision to -1 while it does.

PRAGMA application_id = 1196444487;
PRAGMA user_version = 10200;

CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);

INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');

CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);

CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);

CREATE TABLE measures (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  measure_id TEXT NOT NULL UNIQUE,
  section TEXT,
  name TEXT,
  cost_som REAL,
  cost_low_som REAL,
  cost_high_som REAL,
  year INTEGER,
  commissioning_year INTEGER,
  annual_upkeep_som REAL,
  sources TEXT,
  municipalities TEXT,
  after TEXT,
  priority REAL,
  purpose TEXT,
  kind TEXT,
  quantity REAL,
  note TEXT,
  origin TEXT NOT NULL DEFAULT 'given',
  state TEXT NOT NULL DEFAULT 'kept',
  revision INTEGER NOT NULL DEFAULT 1,
  changed_by TEXT,
  changed_at TEXT
);

CREATE TABLE measure_plots (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  measure_id TEXT NOT NULL,
  parcel_id TEXT NOT NULL,
  UNIQUE (measure_id, parcel_id)
);

CREATE TRIGGER measures_changed AFTER UPDATE ON measures
WHEN NEW.revision = OLD.revision AND OLD.revision > 0
BEGIN
  UPDATE measures SET revision = OLD.revision + 1, changed_by = NULL,
    changed_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE fid = NEW.fid;
END;

CREATE TRIGGER measure_plots_added AFTER INSERT ON measure_plots
BEGIN
  UPDATE measures SET revision = revision + 1, changed_by = NULL,
    changed_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
    WHERE measure_id = NEW.measure_id AND revision > 0;
END;

CREATE TRIGGER measure_plots_changed AFTER UPDATE ON measure_plots
BEGIN
  UPDATE measures SET revision = revision + 1, changed_by = NULL,
    changed_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
    WHERE measure_id IN (OLD.measure_id, NEW.measure_id) AND revision > 0;
END;

CREATE TRIGGER measure_plots_removed AFTER DELETE ON measure_plots
BEGIN
  UPDATE measures SET revision = revision + 1, changed_by = NULL,
    changed_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
    WHERE measure_id = OLD.measure_id AND revision > 0;
END;

INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id) VALUES
  ('measures', 'attributes', 'measures', '1970-01-01T00:00:00.000Z', 0),
  ('measure_plots', 'attributes', 'measure_plots', '1970-01-01T00:00:00.000Z', 0);
