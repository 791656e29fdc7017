#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# nginx finds no fault in a site of ours: nginx_reads.sh SITE. Only its certificate is another one, made here.
set -euo pipefail
site=${1:?the file of the site}
nginx=$(PATH=$PATH:/usr/sbin command -v nginx)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=chat.example.org -keyout "$scratch/key.pem" -out "$scratch/cert.pem" 2>/dev/null
sed -E "s#/etc/letsencrypt/[^;]*fullchain.pem#$scratch/cert.pem#; s#/etc/letsencrypt/[^;]*privkey.pem#$scratch/key.pem#" "$site" >"$scratch/site.conf"
cat >"$scratch/nginx.conf" <<END
pid $scratch/pid;
events {}
http {
    access_log off;
    client_body_temp_path $scratch/b;
    proxy_temp_path $scratch/p;
    fastcgi_temp_path $scratch/f;
    uwsgi_temp_path $scratch/u;
    scgi_temp_path $scratch/s;
    include $scratch/site.conf;
}
END
if ! said=$("$nginx" -t -p "$scratch" -c "$scratch/nginx.conf" -e stderr 2>&1); then
    echo "$said"
    exit 1
fi
# The one thing that may be found: from 1.25.1 on there is a directive for HTTP/2, which older ones refuse.
if grep -E '\[(warn|error|emerg|crit)\]' <<<"$said" | grep -vF 'the "listen ... http2" directive is deprecated'; then
    exit 1
fi
