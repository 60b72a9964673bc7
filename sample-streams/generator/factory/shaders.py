"""The GLSL that draws a scene. Every program has `HEAD` before it."""

HEAD = """
#version 410
#define MATERIALS %d
#define LAMPS 6
"""

VERTEX = """
in vec3 in_position; in vec3 in_normal; in vec3 in_rest; in vec3 in_colour; in float in_material;
uniform mat4 model; uniform mat4 camera; uniform vec3 slide; uniform vec3 tint;
out vec3 place; out vec3 normal; out vec3 rest; out vec3 facing; out vec3 colour;
flat out int kind;
invariant gl_Position;
void main() {
    vec4 world = model * vec4(in_position, 1.0);
    place = world.xyz;
    normal = mat3(model) * in_normal;
    facing = in_normal;
    rest = in_rest + slide;
    colour = in_colour * tint;
    kind = int(in_material + 0.5);
    gl_Position = camera * world;
}
"""

DEPTH = """
void main() {}
"""

NOISE = """
float noise3(vec3 p) {
    vec3 i = floor(p), f = fract(p); f = f * f * (3.0 - 2.0 * f);
    float sum = 0.0;
    for (int k = 0; k < 8; k++) {
        vec3 o = vec3(k & 1, (k >> 1) & 1, (k >> 2) & 1);
        vec3 c = i + o;
        float h = fract(sin(dot(c, vec3(127.1, 311.7, 74.7))) * 43758.5453);
        vec3 w = mix(1.0 - f, f, o);
        sum += h * w.x * w.y * w.z;
    }
    return sum;
}
"""

# What is where, without light: then the costly light is worked out once a pixel.
GATHER = """
in vec3 place; in vec3 normal; in vec3 rest; in vec3 facing; in vec3 colour;
flat in int kind;
uniform vec4 surface[MATERIALS]; uniform vec4 extra[MATERIALS];
uniform mat4 model; uniform float thing; uniform float lowest;
layout(location = 0) out vec4 out_place; layout(location = 1) out vec4 out_normal;
layout(location = 2) out vec4 out_texture; layout(location = 3) out vec4 out_colour;
void main() {
    float wear = extra[kind].z;
    if (place.z < lowest) discard;
    if (wear > 0.0 && noise3(place * 9.0) * 0.6 + noise3(place * 31.0) * 0.4 < wear * 0.75) discard;
    vec3 af = abs(facing), q = rest * surface[kind].y, t = vec3(1, 0, 0);
    vec2 uv = q.xz;
    if (af.z > max(af.x, af.y)) uv = q.xy;
    else if (af.x > af.y) { uv = q.yz; t = vec3(0, 1, 0); }
    t = normalize(mat3(model) * t);
    out_place = vec4(place, thing);
    out_normal = vec4(normalize(normal), float(kind));
    out_texture = vec4(uv, t.xy + vec2(t.z < 0.0 ? 4.0 : 0.0, 0.0));
    out_colour = vec4(colour, 1.0);
}
"""

MASK = """
out float out_mask;
void main() { out_mask = 1.0; }
"""

SCREEN = """
in vec2 in_corner;
out vec2 at;
void main() { at = in_corner * 0.5 + 0.5; gl_Position = vec4(in_corner, 0.0, 1.0); }
"""

# Darkens corners and contacts: how much of the half sphere above a point is covered close by.
OCCLUSION = """
in vec2 at;
uniform sampler2D places; uniform sampler2D normals; uniform mat4 camera; uniform vec3 eye;
out float out_light;
float hash(vec2 p) { return fract(52.9829189 * fract(dot(p, vec2(0.06711056, 0.00583715)))); }
void main() {
    vec4 here = texture(places, at);
    if (here.w < 0.0) { out_light = 1.0; return; }
    vec3 n = texture(normals, at).xyz;
    vec3 t = normalize(abs(n.z) < 0.9 ? cross(n, vec3(0, 0, 1)) : cross(n, vec3(1, 0, 0)));
    vec3 b = cross(n, t);
    float turn = hash(gl_FragCoord.xy) * 6.2832, covered = 0.0;
    const int TAPS = 14;
    for (int i = 0; i < TAPS; i++) {
        float u = (float(i) + 0.5) / float(TAPS), a = turn + float(i) * 2.39996;
        float r = sqrt(u);
        vec3 d = (t * cos(a) + b * sin(a)) * r + n * sqrt(1.0 - u * 0.9);
        float reach = 0.08 + 0.62 * fract(u * 5.3 + turn);
        vec3 p = here.xyz + n * 0.015 + d * reach;
        vec4 clip = camera * vec4(p, 1.0);
        vec2 uv = clip.xy / clip.w * 0.5 + 0.5;
        vec4 seen = texture(places, uv);
        float behind = distance(p, eye) - distance(seen.xyz, eye);
        if (seen.w >= 0.0 && behind > 0.012)
            covered += clamp(1.0 - (behind - reach) / (reach * 1.5 + 0.05), 0.0, 1.0);
    }
    out_light = 1.0 - covered / float(TAPS);
}
"""

BLUR = """
in vec2 at;
uniform sampler2D light; uniform sampler2D places; uniform vec2 step_size;
out float out_light;
void main() {
    vec3 here = texture(places, at).xyz;
    float sum = 0.0, weight = 0.0;
    for (int y = -2; y <= 2; y++) for (int x = -2; x <= 2; x++) {
        vec2 uv = at + vec2(x, y) * step_size;
        float w = 1.0 / (0.02 + distance(texture(places, uv).xyz, here));
        sum += texture(light, uv).r * w; weight += w;
    }
    out_light = sum / weight;
}
"""

SHADE = """
in vec2 at;
uniform sampler2D places; uniform sampler2D normals; uniform sampler2D textures; uniform sampler2D tones;
uniform vec4 surface[MATERIALS];   // layer, repeats a metre, roughness, metal
uniform vec4 extra[MATERIALS];     // bump, glow, wear, mirror
uniform sampler2DArray colours; uniform sampler2DArray slopes;
uniform sampler2D occlusion; uniform sampler2D mirrored;
uniform sampler2DShadow sun_map; uniform sampler2DShadow sky_map;
uniform mat4 sun_view; uniform mat4 sky_view;
uniform vec3 sun_way; uniform vec3 sun_light; uniform vec3 sky_way; uniform vec3 sky_light;
uniform float sun_soft; uniform float sky_soft;
uniform vec3 up_light; uniform vec3 down_light;
uniform vec3 lamps[LAMPS]; uniform vec3 lamp_light;
uniform vec3 eye; uniform float exposure; uniform int has_mirror; uniform int mirror_pass;
uniform float taps; uniform float pixel; uniform vec3 backdrop;
out vec4 out_colour;

float hash(vec2 p) { return fract(52.9829189 * fract(dot(p, vec2(0.06711056, 0.00583715)))); }

float lit(sampler2DShadow map, mat4 view, vec3 p, float soft, float bias) {
    vec3 c = (view * vec4(p, 1.0)).xyz * 0.5 + 0.5;
    if (c.x < 0.0 || c.x > 1.0 || c.y < 0.0 || c.y > 1.0) return 1.0;
    float turn = hash(gl_FragCoord.xy) * 6.2832, sum = 0.0;
    for (float i = 0.0; i < taps; i++) {
        float r = sqrt((i + 0.5) / taps) * soft, a = turn + i * 2.39996;
        sum += texture(map, vec3(c.xy + vec2(cos(a), sin(a)) * r, c.z - bias));
    }
    return sum / taps;
}

float shine(vec3 n, vec3 v, vec3 l, float rough) {
    vec3 h = normalize(v + l);
    float a = max(rough * rough, 0.02), nh = max(dot(n, h), 0.0);
    float d = nh * nh * (a * a - 1.0) + 1.0;
    return a * a / (3.1416 * d * d) / (4.0 * max(dot(h, l) * dot(h, l), 0.1) * (rough + 0.5));
}

// The hall as a mirror sees it: dark floor, mid walls, bright strips under the roof.
vec3 surroundings(vec3 r, float rough) {
    float up = r.z;
    vec3 walls = mix(down_light * 0.6, up_light * 0.8, smoothstep(-0.4, 0.7, up));
    vec2 roof = r.xy / max(abs(up), 0.08);
    float strip = smoothstep(0.22 + rough, 0.1 - rough, abs(fract(roof.x * 0.5) - 0.5) * 2.0 - 0.25);
    return walls + (up > 0.0 ? strip * up_light * 1.6 * smoothstep(0.0, 0.4, up) : vec3(0));
}

void main() {
    vec4 here = texture(places, at);
    if (here.w < 0.0) { out_colour = vec4(backdrop, 1.0); return; }
    vec4 turned = texture(normals, at), look = texture(textures, at);
    int kind = int(turned.w + 0.5);
    vec3 place = here.xyz, normal = turned.xyz;
    vec4 m = surface[kind], e = extra[kind];
    float below = look.z > 2.0 ? -1.0 : 1.0;
    vec3 t = vec3(look.z - (below < 0.0 ? 4.0 : 0.0), look.w, 0.0);
    t.z = below * sqrt(max(1.0 - dot(t.xy, t.xy), 0.0));
    vec3 b = cross(normal, t);
    float away = distance(eye, place);
    float spread = away * pixel * m.y * 512.0 / sqrt(max(abs(dot(normal, eye - place)) / away, 0.06));
    float level = max(log2(spread), 0.0);
    vec3 albedo = textureLod(colours, vec3(look.xy, m.x), level).rgb * texture(tones, at).rgb;
    albedo *= albedo;
    vec2 slope = textureLod(slopes, vec3(look.xy, m.x), level).rg * 2.0 - 1.0;
    vec3 n = normalize((t * slope.x + b * slope.y) * e.x + normal);
    vec3 v = normalize(eye - place);
    float open = mirror_pass == 1 ? 0.8 : texture(occlusion, at).r;
    float rough = m.z, metal = m.w;
    vec3 base = mix(vec3(0.04), albedo, metal), matte = albedo * (1.0 - metal);

    vec3 sum = matte * mix(down_light, up_light, n.z * 0.5 + 0.5) * open * open;
    float sun_dot = max(dot(n, sun_way), 0.0), sky_dot = max(dot(n, sky_way), 0.0);
    float sun_lit = sun_dot > 0.0 ? lit(sun_map, sun_view, place + normal * 0.02, sun_soft, 0.0012) : 0.0;
    float sky_lit = sky_dot > 0.0 ? lit(sky_map, sky_view, place + normal * 0.03, sky_soft, 0.002) : 0.0;
    sum += (matte + base * shine(n, v, sun_way, rough)) * sun_light * sun_dot * sun_lit;
    sum += (matte + base * shine(n, v, sky_way, max(rough, 0.3))) * sky_light * sky_dot * sky_lit * mix(0.6, 1.0, open);
    for (int i = 0; i < LAMPS; i++) {
        vec3 l = lamps[i] - place; float d2 = dot(l, l); l *= inversesqrt(d2);
        float w = max(dot(n, l) * 0.7 + 0.3, 0.0) * max(l.z, 0.0) * 9.0 / (6.0 + d2);
        sum += (matte + base * shine(n, v, l, max(rough, 0.25))) * lamp_light * w * open;
    }
    vec3 r = reflect(-v, n);
    float graze = pow(1.0 - max(dot(n, v), 0.0), 5.0);
    vec3 gleam = base + (max(vec3(1.0 - rough), base) - base) * graze;
    sum += gleam * surroundings(r, rough) * open * (1.0 - rough * 0.6);
    if (has_mirror == 1 && e.w > 0.0) {
        vec2 spot = at + slope * 0.02;
        vec3 seen = textureLod(mirrored, spot, 1.0 + rough * 4.0).rgb;
        sum += seen * seen * e.w * (0.07 + 0.7 * graze);
    }
    sum += albedo * e.y;
    sum *= exposure;
    if (mirror_pass == 1) { out_colour = vec4(sqrt(sum / exposure), 1.0); return; }
    vec3 film = clamp(sum * (2.51 * sum + 0.03) / (sum * (2.43 * sum + 0.59) + 0.14), 0.0, 1.0);
    out_colour = vec4(pow(film, vec3(1.0 / 2.2)), 1.0);
}
"""
