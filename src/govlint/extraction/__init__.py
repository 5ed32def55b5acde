"""The recognised report as data for researchers: records, written as JSON, CSV, XLSX and Parquet."""
