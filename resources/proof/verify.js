var MingjuanVerify = (function(exports) {
	Object.defineProperty(exports, Symbol.toStringTag, { value: "Module" });
	// node_modules/@noble/hashes/_u64.js
	var fromNumH = (n) => n / 2 ** 32 | 0;
	var fromNumL = (n) => n >>> 0;
	function setU64FromNum(view, byteOffset, n, isLE) {
		const h = fromNumH(n);
		const l = fromNumL(n);
		view.setUint32(byteOffset, isLE ? l : h, isLE);
		view.setUint32(byteOffset + 4, isLE ? h : l, isLE);
	}
	// node_modules/@noble/hashes/utils.js
	/**
	* Checks if something is Uint8Array. Be careful: nodejs Buffer will return true.
	* @param a - value to test
	* @returns `true` when the value is a Uint8Array-compatible view.
	* @example
	* Check whether a value is a Uint8Array-compatible view.
	* ```ts
	* isBytes(new Uint8Array([1, 2, 3]));
	* ```
	*/
	function isBytes(a) {
		return a instanceof Uint8Array || ArrayBuffer.isView(a) && a.constructor.name === "Uint8Array" && "BYTES_PER_ELEMENT" in a && a.BYTES_PER_ELEMENT === 1;
	}
	var atitle = (title) => title ? `"${title}" ` : "";
	/**
	* Asserts something is a non-negative integer.
	* @param n - number to validate
	* @param title - label included in thrown errors
	* @returns The validated number.
	* @throws On wrong argument types. {@link TypeError}
	* @throws On wrong argument ranges or values. {@link RangeError}
	* @example
	* Validate a non-negative integer option.
	* ```ts
	* anumber(32, 'length');
	* ```
	*/
	function anumber(n, title = "") {
		if (typeof n !== "number") throw new TypeError(atitle(title) + "expected number, got " + typeof n);
		if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(atitle(title) + "expected integer >= 0, got " + n);
		return n;
	}
	/**
	* Asserts something is Uint8Array.
	* @param value - value to validate
	* @param length - optional exact length constraint
	* @param title - label included in thrown errors
	* @returns The validated byte array.
	* @throws On wrong argument types. {@link TypeError}
	* @throws On wrong argument ranges or values. {@link RangeError}
	* @example
	* Validate that a value is a byte array.
	* ```ts
	* abytes(new Uint8Array([1, 2, 3]));
	* ```
	*/
	function abytes(value, length, title = "") {
		if (isBytes(value) && (length === void 0 || value.length === length)) return value;
		if (length !== void 0) anumber(length, "length");
		const bytes = isBytes(value);
		const ofLen = length !== void 0 ? ` of length ${length}` : "";
		const got = bytes ? `length=${value.length}` : `type=${typeof value}`;
		const message = atitle(title) + "expected Uint8Array" + ofLen + ", got " + got;
		if (!bytes) throw new TypeError(message);
		throw new RangeError(message);
	}
	var aobject = (value, label) => {
		if (value === null || typeof value !== "object" || Array.isArray(value)) throw new TypeError((label === "object" ? "" : `"${label}" `) + "expected object, got type=" + typeof value);
	};
	var aopts = (value, label) => {
		aobject(value, label);
		const proto = Object.getPrototypeOf(value);
		if (proto !== Object.prototype && proto !== null) throw new TypeError(`"${label}" expected plain object`);
		if (Object.hasOwn(value, "__proto__")) throw new TypeError(`"${label}.__proto__" is not allowed`);
	};
	/**
	* Asserts a hash instance has not been destroyed or finished.
	* @param instance - hash instance to validate
	* @param checkFinished - whether to reject finalized instances
	* @throws If the hash instance has already been destroyed or finalized. {@link Error}
	* @example
	* Validate that a hash instance is still usable.
	* ```ts
	* import { aexists } from '@noble/hashes/utils.js';
	* import { sha256 } from '@noble/hashes/sha2.js';
	* const hash = sha256.create();
	* aexists(hash);
	* ```
	*/
	function aexists(instance, checkFinished = true) {
		if (instance.destroyed) throw new Error("hash was destroyed");
		if (checkFinished && instance.finished) throw new Error("digest() was already called");
	}
	/**
	* Asserts output is a sufficiently-sized byte array.
	* @param out - destination buffer
	* @param instance - hash instance providing output length
	* Oversized buffers are allowed; downstream code only promises to fill the first `outputLen` bytes.
	* @throws On wrong argument types. {@link TypeError}
	* @throws On wrong argument ranges or values. {@link RangeError}
	* @example
	* Validate a caller-provided digest buffer.
	* ```ts
	* import { aoutput } from '@noble/hashes/utils.js';
	* import { sha256 } from '@noble/hashes/sha2.js';
	* const hash = sha256.create();
	* aoutput(new Uint8Array(hash.outputLen), hash);
	* ```
	*/
	function aoutput(out, instance) {
		abytes(out, void 0, "output");
		const min = instance.outputLen;
		if (!(out.length >= min)) throw new RangeError("\"output\" expected length >= " + min);
	}
	/**
	* Zeroizes typed arrays in place. Warning: JS provides no guarantees.
	* @param arrays - arrays to overwrite with zeros
	* @example
	* Zeroize sensitive buffers in place.
	* ```ts
	* clean(new Uint8Array([1, 2, 3]));
	* ```
	*/
	function clean(...arrays) {
		for (let i = 0; i < arrays.length; i++) arrays[i].fill(0);
	}
	/**
	* Creates a DataView for byte-level manipulation.
	* @param arr - source typed array
	* @returns DataView over the same buffer region.
	* @example
	* Create a DataView over an existing buffer.
	* ```ts
	* createView(new Uint8Array(4));
	* ```
	*/
	function createView(arr) {
		return new DataView(arr.buffer, arr.byteOffset, arr.byteLength);
	}
	/**
	* Rotate-right operation for uint32 values.
	* @param word - source word
	* @param shift - shift amount in bits
	* @returns Rotated word.
	* @example
	* Rotate a 32-bit word to the right.
	* ```ts
	* rotr(0x12345678, 8);
	* ```
	*/
	function rotr(word, shift) {
		return word << 32 - shift | word >>> shift;
	}
	var hasHexBuiltin = /* @__PURE__ */ (() => typeof Uint8Array.from([]).toHex === "function" && typeof Uint8Array.fromHex === "function")();
	var hexes = /* @__PURE__ */ Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, "0"));
	/**
	* Convert byte array to hex string.
	* Uses the built-in function when available and assumes it matches the tested
	* fallback semantics.
	* @param bytes - bytes to encode
	* @returns Lowercase hexadecimal string.
	* @throws On wrong argument types. {@link TypeError}
	* @example
	* Convert bytes to lowercase hexadecimal.
	* ```ts
	* bytesToHex(Uint8Array.from([0xca, 0xfe, 0x01, 0x23])); // 'cafe0123'
	* ```
	*/
	function bytesToHex(bytes) {
		abytes(bytes);
		if (hasHexBuiltin) return bytes.toHex();
		let hex = "";
		for (let i = 0; i < bytes.length; i++) hex += hexes[bytes[i]];
		return hex;
	}
	/**
	* Converts string to bytes using UTF8 encoding.
	* Built-in doesn't validate input to be string: we do the check.
	* Non-ASCII details are delegated to the platform `TextEncoder`.
	* @param str - string to encode
	* @returns UTF-8 encoded bytes.
	* @throws On wrong argument types. {@link TypeError}
	* @example
	* Encode a string as UTF-8 bytes.
	* ```ts
	* utf8ToBytes('abc'); // Uint8Array.from([97, 98, 99])
	* ```
	*/
	function utf8ToBytes(str) {
		if (typeof str !== "string") throw new TypeError("string expected");
		const encoded = new TextEncoder().encode(str);
		try {
			return new Uint8Array(encoded);
		} finally {
			clean(encoded);
		}
	}
	/**
	* Merges default options and passed options.
	* @param defaults - base option object
	* @param opts - user overrides
	* @param title - label included in thrown override errors
	* @returns Fresh merged option object with a null prototype.
	* @throws On wrong argument types. {@link TypeError}
	* @example
	* Merge user overrides onto default options.
	* ```ts
	* checkOpts({ dkLen: 32 }, { asyncTick: 10 });
	* ```
	*/
	function checkOpts(defaults, opts, title = "opts") {
		aopts(defaults, "defaults");
		if (opts !== void 0) aopts(opts, title);
		return Object.assign(Object.create(null), defaults, opts);
	}
	/**
	* Creates a callable hash function from a stateful class constructor.
	* @param hashCons - hash constructor or factory
	* @param info - optional metadata such as DER OID
	* @returns Frozen callable hash wrapper with `.create()`.
	*   Wrapper construction eagerly calls `hashCons(undefined)` once to read
	*   `outputLen` / `blockLen`, so constructor side effects happen at module
	*   init time.
	* @throws On wrong argument types. {@link TypeError}
	* @example
	* Wrap a stateful hash constructor into a callable helper.
	* ```ts
	* import { createHasher } from '@noble/hashes/utils.js';
	* import { sha256 } from '@noble/hashes/sha2.js';
	* const wrapped = createHasher(sha256.create, { oid: sha256.oid });
	* wrapped(new Uint8Array([1]));
	* ```
	*/
	function createHasher(hashCons, info = {}) {
		if (typeof hashCons !== "function") throw new TypeError("\"hashCons\" expected function, got type=" + typeof hashCons);
		info = checkOpts({}, info, "info");
		const hashC = (msg, opts) => hashCons(opts).update(msg).digest();
		const tmp = hashCons(void 0);
		hashC.outputLen = tmp.outputLen;
		hashC.blockLen = tmp.blockLen;
		hashC.canXOF = tmp.canXOF;
		hashC.create = (opts) => hashCons(opts);
		Object.assign(hashC, info);
		return Object.freeze(hashC);
	}
	/**
	* Creates OID metadata for NIST hashes with prefix `06 09 60 86 48 01 65 03 04 02`.
	* @param suffix - final OID byte for the selected hash.
	*   The helper accepts any byte even though only the documented NIST hash
	*   suffixes are meaningful downstream.
	* @returns Object containing the DER-encoded OID.
	* @example
	* Build OID metadata for a NIST hash.
	* ```ts
	* oidNist(0x01);
	* ```
	*/
	var oidNist = (suffix) => ({ oid: Uint8Array.from([
		6,
		9,
		96,
		134,
		72,
		1,
		101,
		3,
		4,
		2,
		suffix
	]) });
	// \0@oxc-project+runtime@0.156.0/helpers/esm/typeof.js
	function _typeof(o) {
		"@babel/helpers - typeof";
		return _typeof = "function" == typeof Symbol && "symbol" == typeof Symbol.iterator ? function(o) {
			return typeof o;
		} : function(o) {
			return o && "function" == typeof Symbol && o.constructor === Symbol && o !== Symbol.prototype ? "symbol" : typeof o;
		}, _typeof(o);
	}
	// \0@oxc-project+runtime@0.156.0/helpers/esm/toPrimitive.js
	function toPrimitive(t, r) {
		if ("object" != _typeof(t) || !t) return t;
		var e = t[Symbol.toPrimitive];
		if (void 0 !== e) {
			var i = e.call(t, r || "default");
			if ("object" != _typeof(i)) return i;
			throw new TypeError("@@toPrimitive must return a primitive value.");
		}
		return ("string" === r ? String : Number)(t);
	}
	// \0@oxc-project+runtime@0.156.0/helpers/esm/toPropertyKey.js
	function toPropertyKey(t) {
		var i = toPrimitive(t, "string");
		return "symbol" == _typeof(i) ? i : i + "";
	}
	// \0@oxc-project+runtime@0.156.0/helpers/esm/defineProperty.js
	function _defineProperty(e, r, t) {
		return (r = toPropertyKey(r)) in e ? Object.defineProperty(e, r, {
			value: t,
			enumerable: !0,
			configurable: !0,
			writable: !0
		}) : e[r] = t, e;
	}
	// node_modules/@noble/hashes/_md.js
	/**
	* Internal Merkle-Damgard hash utils.
	* @module
	*/
	/**
	* Shared 32-bit conditional boolean primitive reused by SHA-256, SHA-1, and MD5 `F`.
	* Returns bits from `b` when `a` is set, otherwise from `c`.
	* The XOR form is equivalent to MD5's `F(X,Y,Z) = XY v not(X)Z` because the masked terms never
	* set the same bit.
	* @param a - selector word
	* @param b - word chosen when selector bit is set
	* @param c - word chosen when selector bit is clear
	* @returns Mixed 32-bit word.
	* @example
	* Combine three words with the shared 32-bit choice primitive.
	* ```ts
	* Chi(0xffffffff, 0x12345678, 0x87654321);
	* ```
	*/
	function Chi(a, b, c) {
		return a & b ^ ~a & c;
	}
	/**
	* Shared 32-bit majority primitive reused by SHA-256 and SHA-1.
	* Returns bits shared by at least two inputs.
	* @param a - first input word
	* @param b - second input word
	* @param c - third input word
	* @returns Mixed 32-bit word.
	* @example
	* Combine three words with the shared 32-bit majority primitive.
	* ```ts
	* Maj(0xffffffff, 0x12345678, 0x87654321);
	* ```
	*/
	function Maj(a, b, c) {
		return a & b ^ a & c ^ b & c;
	}
	/**
	* Merkle-Damgard hash construction base class.
	* Could be used to create MD5, RIPEMD, SHA1, SHA2.
	* Accepts only byte-aligned `Uint8Array` input, even when the underlying spec describes bit
	* strings with partial-byte tails.
	* @param blockLen - internal block size in bytes
	* @param outputLen - digest size in bytes
	* @param padOffset - trailing length field size in bytes
	* @param isLE - whether length and state words are encoded in little-endian
	* @example
	* Use a concrete subclass to get the shared Merkle-Damgard update/digest flow.
	* ```ts
	* import { _SHA1 } from '@noble/hashes/legacy.js';
	* const hash = new _SHA1();
	* hash.update(new Uint8Array([97, 98, 99]));
	* hash.digest();
	* ```
	*/
	var HashMD = class {
		constructor(blockLen, outputLen, padOffset, isLE) {
			_defineProperty(this, "blockLen", void 0);
			_defineProperty(this, "outputLen", void 0);
			_defineProperty(this, "canXOF", false);
			_defineProperty(this, "padOffset", void 0);
			_defineProperty(this, "isLE", void 0);
			_defineProperty(this, "buffer", void 0);
			_defineProperty(this, "view", void 0);
			_defineProperty(this, "finished", false);
			_defineProperty(this, "length", 0);
			_defineProperty(this, "pos", 0);
			_defineProperty(this, "destroyed", false);
			this.blockLen = blockLen;
			this.outputLen = outputLen;
			this.padOffset = padOffset;
			this.isLE = isLE;
			this.buffer = new Uint8Array(blockLen);
			this.view = createView(this.buffer);
		}
		update(data) {
			aexists(this);
			abytes(data);
			const { view, buffer, blockLen } = this;
			const len = data.length;
			let processed = false;
			for (let pos = 0; pos < len;) {
				const take = Math.min(blockLen - this.pos, len - pos);
				if (take === blockLen) {
					const dataView = createView(data);
					for (; blockLen <= len - pos; pos += blockLen) this.process(dataView, pos);
					processed = true;
					continue;
				}
				buffer.set(pos === 0 && take === len ? data : data.subarray(pos, pos + take), this.pos);
				this.pos += take;
				pos += take;
				if (this.pos === blockLen) {
					this.process(view, 0);
					this.pos = 0;
					processed = true;
				}
			}
			this.length += data.length;
			if (processed) this.roundClean();
			return this;
		}
		digestInto(out) {
			aexists(this);
			aoutput(out, this);
			this.finished = true;
			const { buffer, view, blockLen, isLE } = this;
			let { pos } = this;
			buffer[pos++] = 128;
			buffer.fill(0, pos);
			if (this.padOffset > blockLen - pos) {
				this.process(view, 0);
				buffer.fill(0);
			}
			setU64FromNum(view, blockLen - 8, this.length * 8, isLE);
			this.process(view, 0);
			this.roundClean();
			const oview = out === buffer ? view : createView(out);
			const len = this.outputLen;
			const outLen = len / 4;
			const state = this.get();
			if (len % 4 || outLen > state.length) throw new Error("invalid outputLen");
			for (let i = 0; i < outLen; i++) oview.setUint32(4 * i, state[i], isLE);
		}
		digest() {
			const { buffer, outputLen } = this;
			this.digestInto(buffer);
			const res = buffer.slice(0, outputLen);
			this.destroy();
			return res;
		}
		_cloneIntoMeta(to) {
			const { buffer, length, finished, destroyed, pos } = this;
			to.destroyed = destroyed;
			to.finished = finished;
			to.length = length;
			to.pos = pos;
			if (pos) to.buffer.set(buffer);
			return to;
		}
		clone() {
			return this._cloneInto();
		}
	};
	/**
	* Initial SHA-2 state: fractional parts of square roots of first 16 primes 2..53.
	* Check out `test/misc/sha2-gen-iv.js` for recomputation guide.
	*/
	/** Initial SHA256 state from RFC 6234 §6.1: the first 32 bits of the fractional parts of the
	* square roots of the first eight prime numbers. Exported as a shared table; callers must treat
	* it as read-only because constructors copy words from it by index. */
	var SHA256_IV = /* @__PURE__ */ Uint32Array.from([
		1779033703,
		3144134277,
		1013904242,
		2773480762,
		1359893119,
		2600822924,
		528734635,
		1541459225
	]);
	// node_modules/@noble/hashes/sha2.js
	/**
	* SHA2 hash function. A.k.a. sha256, sha384, sha512, sha512_224, sha512_256.
	* SHA256 is the fastest hash implementable in JS, even faster than Blake3.
	* Check out {@link https://www.rfc-editor.org/rfc/rfc4634 | RFC 4634} and
	* {@link https://nvlpubs.nist.gov/nistpubs/FIPS/NIST.FIPS.180-4.pdf | FIPS 180-4}.
	* @module
	*/
	/**
	* SHA-224 / SHA-256 round constants from RFC 6234 §5.1: the first 32 bits
	* of the cube roots of the first 64 primes (2..311).
	*/
	var SHA256_K = /* @__PURE__ */ Uint32Array.from([
		1116352408,
		1899447441,
		3049323471,
		3921009573,
		961987163,
		1508970993,
		2453635748,
		2870763221,
		3624381080,
		310598401,
		607225278,
		1426881987,
		1925078388,
		2162078206,
		2614888103,
		3248222580,
		3835390401,
		4022224774,
		264347078,
		604807628,
		770255983,
		1249150122,
		1555081692,
		1996064986,
		2554220882,
		2821834349,
		2952996808,
		3210313671,
		3336571891,
		3584528711,
		113926993,
		338241895,
		666307205,
		773529912,
		1294757372,
		1396182291,
		1695183700,
		1986661051,
		2177026350,
		2456956037,
		2730485921,
		2820302411,
		3259730800,
		3345764771,
		3516065817,
		3600352804,
		4094571909,
		275423344,
		430227734,
		506948616,
		659060556,
		883997877,
		958139571,
		1322822218,
		1537002063,
		1747873779,
		1955562222,
		2024104815,
		2227730452,
		2361852424,
		2428436474,
		2756734187,
		3204031479,
		3329325298
	]);
	/** Reusable SHA-224 / SHA-256 message schedule buffer `W_t` from RFC 6234 §6.2 step 1. */
	var SHA256_W = /* @__PURE__ */ new Uint32Array(64);
	/** Internal SHA-224 / SHA-256 compression engine from RFC 6234 §6.2. */
	var SHA2_32B = class extends HashMD {
		constructor(outputLen, IV) {
			super(64, outputLen, 8, false);
			_defineProperty(this, "A", 0);
			_defineProperty(this, "B", 0);
			_defineProperty(this, "C", 0);
			_defineProperty(this, "D", 0);
			_defineProperty(this, "E", 0);
			_defineProperty(this, "F", 0);
			_defineProperty(this, "G", 0);
			_defineProperty(this, "H", 0);
			this.A = IV[0] | 0;
			this.B = IV[1] | 0;
			this.C = IV[2] | 0;
			this.D = IV[3] | 0;
			this.E = IV[4] | 0;
			this.F = IV[5] | 0;
			this.G = IV[6] | 0;
			this.H = IV[7] | 0;
		}
		get() {
			const { A, B, C, D, E, F, G, H } = this;
			return [
				A,
				B,
				C,
				D,
				E,
				F,
				G,
				H
			];
		}
		set(A, B, C, D, E, F, G, H) {
			this.A = A | 0;
			this.B = B | 0;
			this.C = C | 0;
			this.D = D | 0;
			this.E = E | 0;
			this.F = F | 0;
			this.G = G | 0;
			this.H = H | 0;
		}
		_cloneInto(to) {
			(to || (to = new this.constructor())).set(...this.get());
			return this._cloneIntoMeta(to);
		}
		process(view, offset) {
			for (let i = 0; i < 16; i++, offset += 4) SHA256_W[i] = view.getUint32(offset, false);
			for (let i = 16; i < 64; i++) {
				const W15 = SHA256_W[i - 15];
				const W2 = SHA256_W[i - 2];
				const s0 = rotr(W15, 7) ^ rotr(W15, 18) ^ W15 >>> 3;
				const s1 = rotr(W2, 17) ^ rotr(W2, 19) ^ W2 >>> 10;
				SHA256_W[i] = s1 + SHA256_W[i - 7] + s0 + SHA256_W[i - 16] | 0;
			}
			let { A, B, C, D, E, F, G, H } = this;
			for (let i = 0; i < 64; i++) {
				const sigma1 = rotr(E, 6) ^ rotr(E, 11) ^ rotr(E, 25);
				const T1 = H + sigma1 + Chi(E, F, G) + SHA256_K[i] + SHA256_W[i] | 0;
				const T2 = (rotr(A, 2) ^ rotr(A, 13) ^ rotr(A, 22)) + Maj(A, B, C) | 0;
				H = G;
				G = F;
				F = E;
				E = D + T1 | 0;
				D = C;
				C = B;
				B = A;
				A = T1 + T2 | 0;
			}
			A = A + this.A | 0;
			B = B + this.B | 0;
			C = C + this.C | 0;
			D = D + this.D | 0;
			E = E + this.E | 0;
			F = F + this.F | 0;
			G = G + this.G | 0;
			H = H + this.H | 0;
			this.set(A, B, C, D, E, F, G, H);
		}
		roundClean() {
			clean(SHA256_W);
		}
		destroy() {
			this.destroyed = true;
			this.set(0, 0, 0, 0, 0, 0, 0, 0);
			clean(this.buffer);
		}
	};
	/** Internal SHA-256 hash class grounded in RFC 6234 §6.2. */
	var _SHA256 = class extends SHA2_32B {
		constructor() {
			super(32, SHA256_IV);
		}
	};
	/**
	* SHA2-256 hash function from RFC 4634. In JS it's the fastest: even faster than Blake3. Some info:
	*
	* - Trying 2^128 hashes would get 50% chance of collision, using birthday attack.
	* - BTC network is doing 2^70 hashes/sec (2^95 hashes/year) as per 2025.
	* - Each sha256 hash is executing 2^18 bit operations.
	* - Good 2024 ASICs can do 200Th/sec with 3500 watts of power, corresponding to 2^36 hashes/joule.
	* @param msg - message bytes to hash
	* @param opts - Reserved hash options.
	* @returns Digest bytes.
	* @example
	* Hash a message with SHA2-256.
	* ```ts
	* sha256(new Uint8Array([97, 98, 99]));
	* ```
	*/
	var sha256 = /* @__PURE__ */ createHasher(() => new _SHA256(), /* @__PURE__ */ oidNist(1));
	/** True when a seed is digits only, at least SEED_DIGITS of them. Leading zeros count. */
	function isSeed(text) {
		return new RegExp(`^[0-9]{20,}$`).test(text);
	}
	/**
	* The ticket of a case: lower-case hex SHA-256 of the UTF-8 bytes of `seed,caseKey`. Anyone can recompute one:
	* printf %s 'SEED,KEY' | sha256sum. (Idea: Rivest, consistent sampling, arXiv 1808.10016; the number form is not used.)
	*/
	function ticket(seed, caseKey) {
		return bytesToHex(sha256(utf8ToBytes(`${seed},${caseKey}`)));
	}
	// shared/domain/byte-order.ts
	/**
	* Order of two texts by their UTF-8 bytes, the order of `LC_ALL=C sort`. JavaScript compares UTF-16 units, which differs
	* only where a text has characters beyond the basic plane: only then are bytes compared.
	*/
	function compareBytes(a, b) {
		if (a === b) return 0;
		if (!SURROGATE.test(a) && !SURROGATE.test(b)) return a < b ? -1 : 1;
		const x = utf8ToBytes(a);
		const y = utf8ToBytes(b);
		for (let i = 0; i < x.length && i < y.length; i += 1) {
			const difference = x[i] - y[i];
			if (difference !== 0) return difference;
		}
		return x.length - y.length;
	}
	var SURROGATE = /[\ud800-\udfff]/;
	/**
	* Sorts by a key in UTF-8 byte order, in place. Whether any key reaches beyond the basic plane is asked once, not at every
	* comparison: a frame may hold a million keys.
	*/
	function sortByBytes(items, keyOf) {
		if (items.some((item) => SURROGATE.test(keyOf(item)))) return items.sort((a, b) => compareBytes(keyOf(a), keyOf(b)));
		return items.sort((a, b) => {
			const x = keyOf(a);
			const y = keyOf(b);
			return x < y ? -1 : x > y ? 1 : 0;
		});
	}
	// shared/domain/statistics/largest-remainder.ts
	/**
	* Shares `total` places among strata in proportion to their sizes by the largest remainder (Hamilton), never more than a
	* stratum holds. Equal remainders: name of the stratum in UTF-8 byte order. Exact integer arithmetic.
	* A larger total does not always give every stratum as much as a smaller one did (Alabama paradox).
	*/
	function largestRemainder(sizes, total) {
		const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
		const places = Math.min(total, all);
		const shares = [...sizes].map(([name, size]) => {
			const product = BigInt(size) * BigInt(places);
			return {
				name,
				size,
				whole: all === 0 ? 0 : Number(product / BigInt(all)),
				rest: all === 0 ? 0n : product % BigInt(all)
			};
		});
		let left = places - shares.reduce((sum, share) => sum + share.whole, 0);
		const order = [...shares].sort((a, b) => a.rest === b.rest ? compareBytes(a.name, b.name) : a.rest > b.rest ? -1 : 1);
		const extra = /* @__PURE__ */ new Set();
		for (const share of order) {
			if (left === 0) break;
			if (share.whole >= share.size) continue;
			extra.add(share.name);
			left -= 1;
		}
		return new Map(shares.map((share) => [share.name, share.whole + (extra.has(share.name) ? 1 : 0)]));
	}
	// shared/domain/sampling/strata.ts
	var WHOLE_FRAME = "全部";
	/** Name of the stratum a case belongs to: the values of the chosen keys, in the order of the design. */
	function stratumOf(one, design) {
		return design.method.name === "stratified" ? design.method.by.map((key) => one[key] || "（空）").join(" / ") : WHOLE_FRAME;
	}
	/** Sizes of all strata of a frame, ordered by name. */
	function strataSizes(frame, design) {
		const sizes = /* @__PURE__ */ new Map();
		for (const one of frame) {
			const name = stratumOf(one, design);
			sizes.set(name, (sizes.get(name) ?? 0) + 1);
		}
		return new Map([...sizes].sort(([a], [b]) => compareBytes(a, b)));
	}
	/** How many cases each stratum gives; strata below `allIfFewerThan` are taken whole, on top of the rule. */
	function allocate(sizes, design) {
		const { method, allIfFewerThan } = design;
		const shares = method.name === "stratified" ? byRule(sizes, method.allocation) : new Map([...sizes].map(([name, size]) => [name, Math.min(method.size, size)]));
		return new Map([...shares].map(([name, share]) => [name, (sizes.get(name) ?? 0) < allIfFewerThan ? sizes.get(name) ?? 0 : share]));
	}
	function byRule(sizes, allocation) {
		if (allocation.rule === "proportional") return largestRemainder(sizes, allocation.size);
		return new Map([...sizes].map(([name, size]) => {
			const wanted = allocation.rule === "fixed" ? allocation.each : Math.max(allocation.least, Math.ceil(size * allocation.percent / 100));
			return [name, Math.min(size, wanted)];
		}));
	}
	// shared/domain/sampling/proportional-to-fine.ts
	/**
	* Sequential Poisson sampling (Ohlsson 1998): order by ticket/size, where the ticket is read as a fraction of 2^256 and the
	* size is the fine in fen; the n smallest are drawn. Cases whose share would exceed one are certain and come first.
	* Cases without a fine cannot be drawn this way. Compared as big integers, so nothing is rounded.
	*/
	function proportionalToFine(frame, size, seed, makeTicket) {
		const sized = frame.filter((one) => one.fineFen > 0);
		const certain = certainty(sized, size);
		const rest = sized.filter((one) => !certain.has(one.caseKey));
		const places = Math.min(size - certain.size, rest.length);
		const total = rest.reduce((sum, one) => sum + BigInt(one.fineFen), 0n);
		const ordered = rest.map((one) => {
			const ticket = makeTicket(seed, one.caseKey);
			return {
				one,
				ticket,
				value: BigInt(`0x${ticket}`)
			};
		}).sort((a, b) => {
			const difference = a.value * BigInt(b.one.fineFen) - b.value * BigInt(a.one.fineFen);
			return difference < 0n ? -1 : difference > 0n ? 1 : compareBytes(a.one.caseKey, b.one.caseKey);
		}).slice(0, places);
		const first = [...certain].sort(compareBytes).map((caseKey, i) => ({
			caseKey,
			stratum: WHOLE_FRAME,
			position: i + 1,
			ticket: makeTicket(seed, caseKey),
			origin: "certainty",
			probability: "1/1"
		}));
		const then = ordered.map(({ one, ticket }, i) => ({
			caseKey: one.caseKey,
			stratum: WHOLE_FRAME,
			position: certain.size + i + 1,
			ticket,
			origin: "random",
			probability: `${BigInt(places) * BigInt(one.fineFen)}/${total}`
		}));
		return [...first, ...then];
	}
	/** Cases whose n × size / total reaches one are taken; the rest is looked at again until none does. */
	function certainty(frame, size) {
		const certain = /* @__PURE__ */ new Set();
		const bySize = [...frame].sort((a, b) => b.fineFen - a.fineFen || compareBytes(a.caseKey, b.caseKey));
		let total = frame.reduce((sum, one) => sum + BigInt(one.fineFen), 0n);
		for (const one of bySize) {
			if (certain.size >= size || BigInt(size - certain.size) * BigInt(one.fineFen) < total) break;
			certain.add(one.caseKey);
			total -= BigInt(one.fineFen);
		}
		return certain;
	}
	// \0@oxc-project+runtime@0.156.0/helpers/esm/checkPrivateRedeclaration.js
	function _checkPrivateRedeclaration(e, t) {
		if (t.has(e)) throw new TypeError("Cannot initialize the same private elements twice on an object");
	}
	// \0@oxc-project+runtime@0.156.0/helpers/esm/classPrivateMethodInitSpec.js
	function _classPrivateMethodInitSpec(e, a) {
		_checkPrivateRedeclaration(e, a), a.add(e);
	}
	// \0@oxc-project+runtime@0.156.0/helpers/esm/classPrivateFieldInitSpec.js
	function _classPrivateFieldInitSpec(e, t, a) {
		_checkPrivateRedeclaration(e, t), t.set(e, a);
	}
	// \0@oxc-project+runtime@0.156.0/helpers/esm/assertClassBrand.js
	function _assertClassBrand(e, t, n) {
		if ("function" == typeof e ? e === t : e.has(t)) return arguments.length < 3 ? t : n;
		throw new TypeError("Private element is not present on this object");
	}
	// \0@oxc-project+runtime@0.156.0/helpers/esm/classPrivateFieldSet2.js
	function _classPrivateFieldSet2(s, a, r) {
		return s.set(_assertClassBrand(s, a), r), r;
	}
	// \0@oxc-project+runtime@0.156.0/helpers/esm/classPrivateFieldGet2.js
	function _classPrivateFieldGet2(s, a) {
		return s.get(_assertClassBrand(s, a));
	}
	// shared/domain/sampling/draw.ts
	/**
	* The draw: a pure function of frame, design and seed. The order of the frame's lines does not matter. Mandatory and
	* nominated cases leave the random frame and are listed apart. Within a stratum a larger sample extends a smaller one.
	*/
	function draw(frame, design, seed, makeTicket) {
		const mandatory = new Set(design.mandatory);
		const nominated = new Set(design.nominated.filter((key) => !mandatory.has(key)));
		const isApart = ({ caseKey }) => mandatory.has(caseKey) || nominated.has(caseKey);
		const apart = mandatory.size + nominated.size === 0 ? [] : frame.filter(isApart);
		const random = apart.length === 0 ? frame : frame.filter((one) => !isApart(one));
		const listed = (keys, origin) => apart.map((one) => one.caseKey).filter((caseKey) => keys.has(caseKey)).sort(compareBytes).map((caseKey, i) => ({
			caseKey,
			stratum: "",
			position: i + 1,
			ticket: "",
			origin
		}));
		const sizes = strataSizes(random, design);
		const chance = design.method.name === "proportionalToFine" ? proportionalToFine(random, design.method.size, seed, makeTicket) : smallestTickets(random, design, allocate(sizes, design), seed, makeTicket);
		const counts = /* @__PURE__ */ new Map();
		for (const one of chance) counts.set(one.stratum, (counts.get(one.stratum) ?? 0) + 1);
		return {
			drawn: [
				...chance,
				...listed(mandatory, "mandatory"),
				...listed(nominated, "nominated")
			],
			strata: [...sizes].map(([name, size]) => ({
				name,
				size,
				drawn: counts.get(name) ?? 0
			}))
		};
	}
	/** Order by ticket; equal tickets by key in UTF-8 byte order. */
	var byTicket = (a, b) => a.ticket === b.ticket ? compareBytes(a.caseKey, b.caseKey) : a.ticket < b.ticket ? -1 : 1;
	function smallestTickets(frame, design, sizes, seed, makeTicket) {
		const heaps = new Map([...sizes].map(([name, size]) => [name, new Smallest(size)]));
		for (const one of frame) heaps.get(stratumOf(one, design))?.offer({
			caseKey: one.caseKey,
			ticket: makeTicket(seed, one.caseKey)
		});
		return [...heaps].flatMap(([stratum, heap]) => heap.sorted().map(({ caseKey, ticket }, i) => ({
			caseKey,
			stratum,
			position: i + 1,
			ticket,
			origin: "random"
		})));
	}
	var _size = /* @__PURE__ */ new WeakMap();
	var _kept = /* @__PURE__ */ new WeakMap();
	var _limit = /* @__PURE__ */ new WeakMap();
	var _Smallest_brand = /* @__PURE__ */ new WeakSet();
	/** Keeps the n smallest of many: candidates gather and are cut back when twice n are there. */
	var Smallest = class {
		constructor(size) {
			_classPrivateMethodInitSpec(this, _Smallest_brand);
			_classPrivateFieldInitSpec(this, _size, void 0);
			_classPrivateFieldInitSpec(this, _kept, []);
			_classPrivateFieldInitSpec(this, _limit, void 0);
			_classPrivateFieldSet2(_size, this, size);
		}
		offer(candidate) {
			if (_classPrivateFieldGet2(_size, this) === 0 || _classPrivateFieldGet2(_limit, this) !== void 0 && candidate.ticket > _classPrivateFieldGet2(_limit, this)) return;
			_classPrivateFieldGet2(_kept, this).push(candidate);
			if (_classPrivateFieldGet2(_kept, this).length >= 2 * _classPrivateFieldGet2(_size, this) + 64) _assertClassBrand(_Smallest_brand, this, _cut).call(this);
		}
		sorted() {
			_assertClassBrand(_Smallest_brand, this, _cut).call(this);
			return _classPrivateFieldGet2(_kept, this);
		}
	};
	function _cut() {
		_classPrivateFieldSet2(_kept, this, _classPrivateFieldGet2(_kept, this).sort(byTicket).slice(0, _classPrivateFieldGet2(_size, this)));
		_classPrivateFieldSet2(_limit, this, _classPrivateFieldGet2(_kept, this)[_classPrivateFieldGet2(_size, this) - 1]?.ticket);
	}
	// shared/domain/sampling/frame.ts
	var FRAME_HEADER = "caseKey,agency,kind,procedure,region,month,fineFen,tags";
	/** frame.csv: UTF-8 without BOM, LF, RFC 4180, sorted by key in UTF-8 byte order. Throws on a repeated key. */
	function writeFrame(cases) {
		const sorted = sortByBytes([...cases], (one) => one.caseKey);
		const lines = [FRAME_HEADER];
		let before;
		for (const one of sorted) {
			if (one.caseKey === before) throw new RangeError(`frame: ${one.caseKey} stands twice`);
			before = one.caseKey;
			const cells = [
				one.caseKey,
				one.agency,
				one.kind,
				one.procedure,
				one.region,
				one.month,
				String(one.fineFen),
				one.tags.join(";")
			];
			lines.push(frameLine(cells));
		}
		return `${lines.join("\n")}\n`;
	}
	/** One record of frame.csv, without the line end. */
	var frameLine = (cells) => cells.map(csvCell).join(",");
	var csvCell = (text) => /[",\n\r]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
	/** Reads frame.csv back. Throws RangeError with the record where it is not what writeFrame writes. */
	function readFrame(text) {
		if (!text.startsWith(`caseKey,agency,kind,procedure,region,month,fineFen,tags\n`)) throw new RangeError("frame: line 1 is not the header");
		if (!text.endsWith("\n")) throw new RangeError("frame: the last line has no end");
		const body = text.slice(56);
		return body.includes("\"") ? csvRows(body).map(toCase) : plainLines(body);
	}
	function toCase(cells, i) {
		const [caseKey = "", agency = "", kind = "", procedure = "", region = "", month = "", fine = "", tags = ""] = cells;
		if (cells.length !== 8 || !FINE.test(fine)) throw new RangeError(`frame: record ${i + 1}`);
		return {
			caseKey,
			agency,
			kind,
			procedure,
			region,
			month,
			fineFen: Number(fine),
			tags: tagList(tags)
		};
	}
	var FINE = /^\d{1,15}$/;
	var tagList = (cell) => cell === "" ? [] : cell.split(";");
	/**
	* Without a quote every line is a record and every comma a border. Most frames are so, and may hold a million lines, of which a
	* draw asks only the keys: every line is checked, and cut into its cells when one of them is asked for.
	*/
	function plainLines(body) {
		const cases = [];
		for (let at = 0; at < body.length;) {
			let commas = 0;
			let keyEnd = at;
			let fineAt = at;
			let isFine = true;
			let end = at;
			for (let code = body.charCodeAt(end); code !== LINE_END; end += 1, code = body.charCodeAt(end)) if (code === COMMA) {
				commas += 1;
				if (commas === 1) keyEnd = end;
				else if (commas === 6) fineAt = end + 1;
				else if (commas === 7) isFine && (isFine = end > fineAt && end - fineAt <= 15);
			} else if (commas === 6 && (code < 48 || code > 57)) isFine = false;
			if (commas !== 7 || !isFine) throw new RangeError(`frame: record ${cases.length + 1}`);
			cases.push(new PlainLine(body, at, keyEnd, end));
			at = end + 1;
		}
		return cases;
	}
	var COMMA = 44;
	var LINE_END = 10;
	/** A line of the text of a frame, cut when a cell is asked for: a million lists of cells would take longer than the draw. */
	var PlainLine = class {
		constructor(text, start, keyEnd, end) {
			_defineProperty(this, "text", void 0);
			_defineProperty(this, "start", void 0);
			_defineProperty(this, "keyEnd", void 0);
			_defineProperty(this, "end", void 0);
			this.text = text;
			this.start = start;
			this.keyEnd = keyEnd;
			this.end = end;
		}
		cell(index) {
			return this.text.slice(this.keyEnd + 1, this.end).split(",", index + 1)[index] ?? "";
		}
		get caseKey() {
			return this.text.slice(this.start, this.keyEnd);
		}
		get agency() {
			return this.cell(0);
		}
		get kind() {
			return this.cell(1);
		}
		get procedure() {
			return this.cell(2);
		}
		get region() {
			return this.cell(3);
		}
		get month() {
			return this.cell(4);
		}
		get fineFen() {
			return Number(this.cell(5));
		}
		get tags() {
			return tagList(this.cell(6));
		}
	};
	function csvRows(text) {
		const rows = [];
		let cells = [];
		let at = 0;
		while (at < text.length) {
			let cell;
			if (text[at] === "\"") {
				let end = text.indexOf("\"", at + 1);
				while (text[end + 1] === "\"") end = text.indexOf("\"", end + 2);
				if (end < 0) throw new RangeError("frame: quote without end");
				cell = text.slice(at + 1, end).replaceAll("\"\"", "\"");
				at = end + 1;
			} else {
				let end = at;
				while (end < text.length && text[end] !== "," && text[end] !== "\n") end += 1;
				cell = text.slice(at, end);
				at = end;
			}
			cells.push(cell);
			if (text[at] === ",") at += 1;
			else {
				rows.push(cells);
				cells = [];
				at += 1;
			}
		}
		return rows;
	}
	// shared/domain/sampling/replacement.ts
	/**
	* The case that comes in the place of an excused one: the smallest ticket of the same stratum, by the seed of the draw,
	* among the cases that are not in the sample yet. Undefined when the stratum holds none. Mandatory and nominated cases are
	* in the sample and so never come up. A design proportional to fine has no such order: undefined.
	*/
	function nextInOrder(frame, design, seed, stratum, taken, makeTicket) {
		if (design.method.name === "proportionalToFine") return void 0;
		let next;
		for (const one of frame) {
			if (taken.has(one.caseKey) || stratumOf(one, design) !== stratum) continue;
			const candidate = {
				caseKey: one.caseKey,
				ticket: makeTicket(seed, one.caseKey)
			};
			if (next === void 0 || byTicket(candidate, next) < 0) next = candidate;
		}
		return next;
	}
	// shared/domain/sampling/verify.ts
	/** Recomputes a draw from its public files alone: frame text, its SHA-256 and draw.json. */
	function verifyDraw(frameText, frameSha256, proof, makeTicket) {
		if (frameSha256 !== proof.frameSha256) return differs(`名单的 SHA-256 是 ${frameSha256}，公示的是 ${proof.frameSha256}`);
		if (!isSeed(proof.seed)) return differs(`种子“${proof.seed}”不是至少 20 位的数字`);
		const without = new Set(proof.without);
		const frame = readFrame(frameText);
		if (writeFrame(frame) !== frameText) return differs("名单没有按约定的次序和写法排列");
		if (frame.length !== proof.frameCount) return differs(`名单有 ${frame.length} 件，公示的是 ${proof.frameCount} 件`);
		const left = without.size === 0 ? frame : frame.filter((one) => !without.has(one.caseKey));
		const { drawn, strata } = draw(left, proof.design, proof.seed, makeTicket);
		for (const [i, one] of strata.entries()) {
			const stated = proof.strata[i];
			if (stated?.name !== one.name || stated.size !== one.size || stated.drawn !== one.drawn) return differs(`层“${one.name}”重算是 ${one.size} 件抽 ${one.drawn} 件，与公示的不符`);
		}
		if (strata.length !== proof.strata.length) return differs(`重算有 ${strata.length} 层，公示的是 ${proof.strata.length} 层`);
		if (drawn.length !== proof.drawn.length) return differs(`重算抽出 ${drawn.length} 件，公示的是 ${proof.drawn.length} 件`);
		for (const [i, one] of drawn.entries()) {
			const stated = proof.drawn[i];
			if (stated === void 0 || !same(one, stated)) return differs(`第 ${i + 1} 件重算是“${one.caseKey}”（${one.ticket}），公示的是“${stated?.caseKey}”（${stated?.ticket}）`);
		}
		return verifyReplacements(left, proof, makeTicket);
	}
	/** Replays the replacements one after the other: each must be the next in order at its time. */
	function verifyReplacements(frame, proof, makeTicket) {
		const stratum = new Map(proof.drawn.map((one) => [one.caseKey, one.stratum]));
		for (const one of proof.replacements) {
			const of = stratum.get(one.replaced);
			if (of === void 0) return differs(`被替换的“${one.replaced}”不在样本内`);
			const next = nextInOrder(frame, proof.design, proof.seed, of, /* @__PURE__ */ new Set([...stratum.keys(), ...one.alsoTaken]), makeTicket);
			if (next?.caseKey !== one.caseKey || next.ticket !== one.ticket) return differs(`“${one.replaced}”的替换重算是“${next?.caseKey ?? "无"}”，公示的是“${one.caseKey}”`);
			stratum.set(one.caseKey, of);
		}
		return { equal: true };
	}
	var differs = (difference) => ({
		equal: false,
		difference
	});
	var same = (a, b) => a.caseKey === b.caseKey && a.stratum === b.stratum && a.position === b.position && a.ticket === b.ticket && a.origin === b.origin && a.probability === b.probability;
	// shared/domain/sampling/verify-page.ts
	/**
	* What the page verify.html runs: the program's own algorithm, bundled into one script by build/make-verify-page.mjs.
	* `frameBytes` are the bytes of a file that somebody chose; without them the text of the page is hashed.
	*/
	function check(frameText, proofText, frameBytes) {
		try {
			return verifyDraw(frameText, bytesToHex(sha256(frameBytes ?? utf8ToBytes(frameText))), JSON.parse(proofText), ticket);
		} catch (error) {
			return {
				equal: false,
				difference: `材料无法读取：${error instanceof Error ? error.message : String(error)}`
			};
		}
	}
	exports.check = check;
	return exports;
})({});
